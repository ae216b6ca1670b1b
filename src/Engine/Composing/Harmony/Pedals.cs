using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Harmony;

/// <summary>Where the bass stays while the chords move over it: on the dominant before a higher section, on the tonic in a quiet opening.</summary>
internal sealed class Pedals(HarmonicManner manner, Plan plan, Direction direction)
{
    private const double Likely = 0.45;

    /// <summary>So many bars before the higher section the bass comes to a stand.</summary>
    private const int Longest = 4;

    /// <summary>The chord as it stands over the pedal, if there is one.</summary>
    public Chord Over(Chord chord, Bar bar, Key key)
    {
        if (manner is HarmonicManner.Loop or HarmonicManner.Still || chord.Intervals.Length < 3 || bar.Phrase.Index == plan.Phrases.Length - 1) return chord;
        var section = bar.Phrase.Section;
        var pedal = IsOpening(section) ? key.Tonic : LeadsUp(bar) ? key.Tonic + 7 : (int?)null;
        if (pedal is not { } bass || chord.Bass == Pitches.Class(bass)) return chord;
        if (!direction.Chance($"pedal {section.Label} {section.Energy}").Happens(Likely)) return chord;
        return chord with { Bass = Pitches.Class(bass), Symbol = $"{chord.Symbol}+pedal" };
    }

    private static bool IsOpening(ScoreSection section) => section.StartBar == 0 && section.Energy <= 2;

    private bool LeadsUp(Bar bar)
    {
        var section = bar.Phrase.Section;
        var left = section.EndBar - bar.Index;
        var next = plan.Phrases.FirstOrDefault(phrase => phrase.StartBar == section.EndBar)?.Section;
        return next is not null && next.Energy > section.Energy && next.Energy >= 4 && left <= Math.Min(Longest, (section.EndBar - section.StartBar) / 2);
    }
}
