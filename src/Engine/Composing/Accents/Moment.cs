using System.Collections.Immutable;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Accents;

/// <summary>A place in the form at which effects are called for: a section begins, a hit falls, the end comes.</summary>
internal sealed record Moment(long Tick, int Energy, bool IsHit, ImmutableArray<string> Effects)
{
    /// <summary>From this energy on, an opening or an ending is struck like a hit.</summary>
    private const int Loud = 4;

    public static ImmutableArray<Moment> Of(Grid grid, Plan plan, Style style)
    {
        var moments = new SortedDictionary<long, Moment>();
        if (plan.FinalTick > 0 && grid.Sections[0].Energy >= Loud) Call(0, grid.Sections[0].Energy, false, style.Hits.Strike);
        foreach (var (before, after) in grid.Sections.Zip(grid.Sections.Skip(1)))
        {
            var tick = grid.Meters.TickOfBar(after.StartBar);
            if (tick < plan.FinalTick) Call(tick, after.Energy, false, after.Energy > before.Energy ? style.Transitions.Up : style.Transitions.Down);
        }

        foreach (var hit in grid.Hits.Where(hit => hit.Hard && hit.Tick <= plan.FinalTick))
        {
            Call(hit.Tick, plan.BarAt(hit.Tick)?.Energy ?? plan.FinalEnergy, true, style.Hits.Prepare.AddRange(style.Hits.Strike));
        }

        if (plan.FinalEnergy >= Loud) Call(plan.FinalTick, plan.FinalEnergy, false, style.Hits.Strike);
        return [.. moments.Values];

        void Call(long tick, int energy, bool isHit, ImmutableArray<string> effects) => moments[tick] = moments.TryGetValue(tick, out var there)
            ? there with { IsHit = there.IsHit || isHit, Effects = [.. there.Effects.Union(effects)] }
            : new Moment(tick, energy, isHit, effects);
    }
}
