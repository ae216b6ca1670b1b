namespace Cuewright.Engine.Composing.Form;

/// <summary>From a tick to another, the end exclusive.</summary>
internal readonly record struct Stretch(long Start, long End)
{
    public bool Holds(long tick) => tick >= Start && tick < End;
}
