using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Form;

/// <summary>
/// A few bars that belong together like a line of a poem. The turn counts the phrases of its section from 0. Phrases of one
/// idea are the same line said again: chords, tune and figures come back with it. Return counts how often it was heard before.
/// </summary>
internal sealed record Phrase(int Index, int StartBar, int EndBar, ScoreSection Section, int Turn, int Energy, string Idea, int Return)
{
    public int Bars => EndBar - StartBar;
}

/// <summary>One bar and where in the form it stands. End is the next bar line, or the final chord if that comes first. Spoken: someone speaks in the picture meanwhile.</summary>
internal sealed record Bar(int Index, long Start, long End, Meter Meter, Phrase Phrase, bool Spoken)
{
    public int InPhrase => Index - Phrase.StartBar;

    public bool EndsPhrase => Index == Phrase.EndBar - 1;

    public bool EndsSection => Index == Phrase.Section.EndBar - 1;

    /// <summary>Under a voice it is one level less; 0 is silence.</summary>
    public int Energy => Spoken && Phrase.Energy > 1 ? Phrase.Energy - 1 : Phrase.Energy;

    public int Sixteenths => (int)(Meter.BarTicks / Ticks.PerSixteenth);
}
