using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing;

/// <summary>
/// Which moments are met, and how: hard ones by an accent on a beat, soft ones by what is played anyway, and some not at all.
/// The sync setting decides how near to one another hard ones may stand and how little a moment may weigh. The user's own
/// moments come first and are hard unless they say otherwise.
/// </summary>
internal static class HitChoice
{
    /// <summary>A seen moment this near to one of the user's own is the one they mean.</summary>
    private const double SameSeconds = 0.25;

    /// <summary>Beats between hard hits: one at full sync, four at the default, sixteen in a bed.</summary>
    private const double BedBeats = 15;
    private const double BedCurve = 1.75;

    /// <summary>A style that bends less than this needs longer to bring the next beat where it should be.</summary>
    private const double SupplyBend = 0.06;

    /// <param name="seen">Moments of the picture in order of their time, none of them hard yet.</param>
    /// <param name="asked">The user's own: listed moments and starts of sections.</param>
    /// <param name="speech">Where someone speaks: no accent of ours talks over them.</param>
    /// <param name="tempo">How long a beat will be.</param>
    /// <param name="bend">How far the style lets the tempo bend.</param>
    /// <param name="sync">From 0, a bed that meets no seen moment, to 1.</param>
    public static ImmutableArray<HitPoint> Choose(
        ImmutableArray<HitPoint> seen, ImmutableArray<HitPoint> asked, ImmutableArray<Passage> speech, TempoWish tempo, double bend, double sync)
    {
        var beatSeconds = 60 / tempo.HighestBpm;
        var hard = new List<HitPoint>();
        Add(asked.Where(hit => hit.Hard), beatSeconds);
        var soft = asked.Where(hit => !hard.Contains(hit)).Select(hit => hit with { Hard = false });
        if (sync <= 0) return [.. hard.Concat(soft).OrderBy(hit => hit.Seconds)];

        var others = seen.Where(hit => asked.All(own => Math.Abs(own.Seconds - hit.Seconds) > SameSeconds)).ToArray();
        var least = 0.75 - (0.7 * sync);
        var beats = 1 + (BedBeats * Math.Pow(1 - sync, BedCurve) * Math.Max(1, Math.Pow(SupplyBend / bend, 0.75)));
        Add(others.Where(hit => hit.Weight >= least && !speech.Any(passage => passage.Holds(hit.Seconds))).Select(hit => hit with { Hard = true }), beats * 60 / tempo.Bpm);
        // What is neither struck nor worth a bend is passed over.
        var nearby = others.Where(hit => hit.Weight >= 0.3 * (1 - sync) && !hard.Exists(other => other.Seconds == hit.Seconds));
        return [.. hard.Concat(soft).Concat(nearby).OrderBy(hit => hit.Seconds)];

        // The weightiest first; what stands too near to one of them is not struck.
        void Add(IEnumerable<HitPoint> hits, double apartSeconds)
        {
            foreach (var hit in hits.OrderByDescending(hit => hit.Weight).ThenBy(hit => hit.Seconds))
            {
                if (hard.TrueForAll(other => Math.Abs(other.Seconds - hit.Seconds) >= apartSeconds)) hard.Add(hit);
            }
        }
    }

    public static IEnumerable<Decision> Explain(ImmutableArray<HitPoint> hits, ImmutableArray<HitPoint> asked, double sync)
    {
        var hard = hits.Count(hit => hit.Hard);
        var soft = hits.Count(hit => !hit.Hard && hit.Kind != HitKind.End);
        if (hard > 0) yield return new Decision("sync", $"{Moments(hard)} to be hit{(soft > 0 ? $", {soft} to be met in passing" : "")}", "they stand out and lie far enough apart");
        else if (sync <= 0) yield return new Decision("sync", "no moment is met", "a bed was asked for");
        var eased = asked.Where(own => own.Hard && hits.All(hit => !hit.Hard || hit.Seconds != own.Seconds)).Select(hit => hit.Seconds.ToString("0.00 s", CultureInfo.InvariantCulture)).ToArray();
        if (eased.Length > 0) yield return new Decision("sync", $"not struck: {string.Join(", ", eased)}", "a weightier moment of the list is less than a beat away");

        static string Moments(int count) => count == 1 ? "1 moment is" : $"{count} moments are";
    }
}
