using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Accents;

/// <summary>How much is made of a moment.</summary>
internal enum Stress
{
    /// <summary>A light sound in passing.</summary>
    Touch,

    /// <summary>Heard by all, led up to by nothing.</summary>
    Accent,

    /// <summary>Prepared, and struck by all there are.</summary>
    Strike,
}

/// <summary>
/// A moment of the picture as the music meets it. Tick is where it sounds, to the tick on the picture; Written is the
/// sixteenth it belongs to, whose chord it has.
/// </summary>
internal sealed record Landing(ScoreHit Hit, long Tick, long Written, Stress Stress)
{
    /// <summary>Blows that follow one another within two bars wear out, however short the bars; those between are lighter.</summary>
    private const int BarsBetweenStrikes = 2;

    private const double SecondsBetweenStrikes = 3;

    public bool IsHard => Stress != Stress.Touch;

    /// <summary>
    /// Hard hits where the solver put them. Of the soft ones those that weigh enough for the sync wished for and stand
    /// clear of the others: they are touched at their true time, on the grid or beside it.
    /// </summary>
    public static ImmutableArray<Landing> Of(Brief brief, Grid grid, Plan plan)
    {
        var hard = Graded([.. grid.Hits.Where(hit => hit.Hard && hit.Tick <= grid.FinalTick)], grid, plan).ToArray();
        var touches = brief.Sync <= 0 ? [] : Touches(brief, grid, [.. hard.Select(landing => landing.Hit.Seconds)]);
        return [.. hard.Concat(touches).Where(landing => !plan.Silences.Any(silence => silence.Holds(landing.Tick))).OrderBy(landing => landing.Tick)];
    }

    /// <summary>
    /// The eye knows to the frame when a cut is: cuts and the user's own moments come before impacts and peaks of motion, and
    /// these keep twice the distance. The last chord has its moment for itself, and its end; between them a touch does not hurt it.
    /// </summary>
    private static IEnumerable<Landing> Touches(Brief brief, Grid grid, List<double> met)
    {
        met.Add(grid.Tempo.SecondsAt(grid.FinalTick));
        met.Add(grid.Tempo.SecondsAt(grid.EndTick));
        var worth = grid.Hits.Where(hit => !hit.Hard && hit.Weight >= 0.9 - brief.Sync && !brief.Speech.Any(passage => passage.Holds(hit.Seconds)));
        foreach (var hit in worth.OrderBy(IsVague).ThenByDescending(hit => hit.Weight).ThenBy(hit => hit.Seconds))
        {
            var gap = (0.15 + Math.Pow(1 - brief.Sync, 2)) * (IsVague(hit) ? 2 : 1);
            if (met.Any(other => Math.Abs(other - hit.Seconds) < gap)) continue;
            met.Add(hit.Seconds);
            var exact = grid.Tempo.TicksAt(hit.Seconds);
            yield return new Landing(hit, (long)Math.Round(exact), Sixteenth(exact), Stress.Touch);
        }

        static bool IsVague(ScoreHit hit) => hit.Kind is nameof(HitKind.Impact) or nameof(HitKind.MotionPeak);
    }

    /// <summary>The strongest strike, those that open a section before all; each keeps the next at a distance.</summary>
    private static IEnumerable<Landing> Graded(ImmutableArray<ScoreHit> hits, Grid grid, Plan plan)
    {
        var openings = grid.Sections.Select(section => grid.Meters.TickOfBar(section.StartBar)).ToHashSet();
        var struck = new List<long>();
        foreach (var hit in hits.OrderByDescending(hit => openings.Contains(hit.Tick)).ThenByDescending(hit => hit.Weight).ThenBy(hit => hit.Tick))
        {
            if (struck.All(other => Clear(other, hit.Tick))) struck.Add(hit.Tick);
        }

        return hits.Select(hit => new Landing(hit, hit.Tick, Sixteenth(hit.Tick), struck.Contains(hit.Tick) ? Stress.Strike : Stress.Accent));

        bool Clear(long one, long other) => Math.Abs(one - other) >= BarsBetweenStrikes * plan.Meter.BarTicks
            && Math.Abs(grid.Tempo.SecondsAt(one) - grid.Tempo.SecondsAt(other)) >= SecondsBetweenStrikes;
    }

    private static long Sixteenth(double tick) => (long)Math.Round(tick / Ticks.PerSixteenth) * Ticks.PerSixteenth;
}
