using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Form;

/// <summary>How the piece ends. Blow: where the last short blow of a button falls, on the final chord or a few beats after it.</summary>
internal sealed record Ending(EndingKind Kind, long? Blow)
{
    /// <summary>After this long all have let go of a blow.</summary>
    private const double BlowSeconds = 0.35;

    /// <summary>The room answers a blow for so long; less is cut off, much more is a hole.</summary>
    private const double AnswerSeconds = 0.9;

    /// <summary>Pieces shorter than this end with a button if their style has one, and nobody has time to leave.</summary>
    private const double ShortSeconds = 20;

    public static Ending Ringing { get; } = new(EndingKind.Ring, null);

    public static Ending Choose(Brief brief, Style style, Grid grid, Direction direction)
    {
        // A piece of one chord has nobody to leave and nothing to set a blow against.
        if (grid.FinalTick == 0) return Ringing;
        var kind = brief.Ending ?? (SampleClock.SecondsAt(brief.LengthSamples) < ShortSeconds ? OfShort(style) : direction.Choose("ending", style.Endings));
        return new Ending(kind, kind == EndingKind.Button ? BlowIn(grid) : null);
    }

    /// <summary>A piece that is to fall silent ends before the silence.</summary>
    public static Grid BeforeSilence(Grid grid)
    {
        if (grid.Sections[^1].Energy > 0 || grid.Sections[^1].StartBar < 2) return grid;
        var bar = grid.Sections[^1].StartBar;
        var end = grid.Meters.TickOfBar(bar);
        do bar--;
        while (bar > 1 && grid.Tempo.SecondsAt(end) - grid.Tempo.SecondsAt(grid.Meters.TickOfBar(bar)) < GridSolver.LeastRingSeconds);
        return grid with { EndTick = end, FinalTick = grid.Meters.TickOfBar(bar) };
    }

    private static EndingKind OfShort(Style style) => style.Endings.Contains(EndingKind.Button) ? EndingKind.Button : EndingKind.Ring;

    /// <summary>When those who hold a tone let go of the blow.</summary>
    public static long Released(long blow, Plan plan) => Math.Min(plan.EndTick, (long)plan.Tempo.TicksAt(plan.Tempo.SecondsAt(blow) + BlowSeconds));

    /// <summary>The last beat that leaves the room its answer, at most a bar after the final chord; a hit of the picture is itself the blow.</summary>
    private static long BlowIn(Grid grid)
    {
        if (grid.Hits.Any(hit => hit.Hard && hit.Tick == grid.FinalTick)) return grid.FinalTick;
        var meter = grid.Meters.MeterAtBar(grid.Meters.BarOfTick(grid.FinalTick));
        var latest = grid.Tempo.TicksAt(grid.Tempo.SecondsAt(grid.EndTick) - AnswerSeconds);
        var beats = (long)Math.Clamp((latest - grid.FinalTick) / meter.BeatTicks, 0, meter.Beats);
        return grid.FinalTick + (beats * meter.BeatTicks);
    }
}
