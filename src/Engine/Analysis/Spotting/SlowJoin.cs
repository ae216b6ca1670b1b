namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>One picture gives way to another between two frames, neither of them touched yet or any more.</summary>
internal readonly record struct SlowJoin(int Frame, int End, Transition Transition, double Confidence)
{
    public int Middle => (Frame + End + 1) / 2;
}
