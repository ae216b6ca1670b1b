using System.Collections.Immutable;
using Cuewright.Engine.Briefing.Prompts;

namespace Cuewright.Engine.Briefing;

/// <summary>How words bend the form without naming sections: an arc over the whole, and the way it ends.</summary>
internal static class SaidShape
{
    /// <summary>A fade takes this share of the piece, and at least so many seconds.</summary>
    private const double FadeShare = 0.12;

    private const double LeastFadeSeconds = 3;

    /// <summary>A hit needs everyone there.</summary>
    private const int HitEnergy = 4;

    /// <summary>How far above or below the middle the energy stands at a share of the piece; null when the words shape nothing.</summary>
    public static double? Of(Arc? arc, double at) => arc switch
    {
        Arc.Rise => -1.6 + (3.2 * at),
        Arc.Fall => 1.6 - (3.2 * at),
        Arc.Arch => -1.2 + (2.4 * Math.Sin(Math.PI * at)),
        Arc.Wave => 1.2 * Math.Sin(4 * Math.PI * at),
        Arc.Steady => 0,
        _ => null,
    };

    /// <summary>The end that was asked for: a fade is a last stretch of hardly anything.</summary>
    public static ImmutableArray<BriefSection> Ended(ImmutableArray<BriefSection> sections, EndingWish? ending, double length)
    {
        var last = sections[^1];
        var fadeSeconds = Math.Max(LeastFadeSeconds, length * FadeShare);
        return ending switch
        {
            EndingWish.Hit => sections.SetItem(sections.Length - 1, last with { Energy = Math.Max(last.Energy, HitEnergy) }),
            EndingWish.Fade when length - last.StartSeconds > 2 * fadeSeconds => sections.Add(new BriefSection(length - fadeSeconds, "Fade", 1) { Excluded = last.Excluded }),
            EndingWish.Fade => sections.SetItem(sections.Length - 1, last with { Energy = Math.Min(last.Energy, 2) }),
            _ => sections,
        };
    }
}
