using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Harmony;

/// <summary>
/// The key of each phrase: home, except that bridges and episodes of a long piece go elsewhere and come back, and its last
/// peak is lifted.
/// </summary>
internal sealed class Keys(Brief brief, Style style, Plan plan)
{
    /// <summary>Pieces shorter than this have no room to leave home, or for a lifted last peak.</summary>
    private const int LeastBars = 40;

    private readonly int _liftFrom = LiftFrom(style, plan);
    private readonly string[] _excursions = Excursions(style, plan);

    public Key Of(Phrase phrase)
    {
        if (phrase.Index >= _liftFrom) return Moved(style.Lift);
        var excursion = Array.IndexOf(_excursions, phrase.Section.Label);
        return excursion < 0 ? brief.Key : Moved(style.Travels[excursion % style.Travels.Length]);
    }

    private Key Moved(int semitones) => brief.Key with { Tonic = Pitches.Class(brief.Key.Tonic + semitones) };

    /// <summary>The phrase from which on a long piece is lifted: its last highest section. int.MaxValue: never.</summary>
    private static int LiftFrom(Style style, Plan plan)
    {
        if (style.Lift == 0 || plan.Bars.Length < LeastBars) return int.MaxValue;
        var top = plan.Phrases.Max(phrase => phrase.Section.Energy);
        var peak = plan.Phrases.Last(phrase => phrase.Section.Energy == top && phrase.Turn == 0);
        return peak.StartBar >= plan.Bars.Length / 2 ? peak.Index : int.MaxValue;
    }

    /// <summary>The sections that leave home, each name always to the same place. The piece begins and ends at home.</summary>
    private static string[] Excursions(Style style, Plan plan)
    {
        if (style.Travels.IsEmpty || style.Harmony == HarmonicManner.Still || plan.Bars.Length < LeastBars) return [];
        var (first, last) = (plan.Phrases[0].Section.Label, plan.Phrases[^1].Section.Label);
        return [.. plan.Phrases.Select(phrase => phrase.Section).Where(Materials.GoesElsewhere)
            .Select(section => section.Label).Distinct().Where(label => label != first && label != last)];
    }
}
