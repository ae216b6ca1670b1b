using System.Collections.Immutable;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Accents;

/// <summary>
/// A place in the form at which effects are called for: a section begins, a landing falls, the end comes. Written is the
/// place on the grid it belongs to. Weight: how much is made of it, 0 to 1. In passing: nothing leads up to it.
/// </summary>
internal sealed record Moment(long Tick, long Written, int Energy, double Weight, bool IsHit, bool InPassing, ImmutableArray<string> Effects)
{
    /// <summary>From this energy on, an opening or an ending is struck like a hit.</summary>
    private const int Loud = 4;

    public static ImmutableArray<Moment> Of(Grid grid, Plan plan, Style style, ImmutableArray<Landing> landings, Direction direction)
    {
        var moments = new SortedDictionary<long, Moment>();
        // A piece of one gesture has its weight on the last chord alone.
        var gesture = plan.Bars.Length <= 1;
        if (!gesture && grid.Sections[0].Energy >= Loud) Call(Joint(0, grid.Sections[0].Energy, style.Hits.Strike));
        foreach (var (before, after) in grid.Sections.Zip(grid.Sections.Skip(1)))
        {
            var tick = grid.Meters.TickOfBar(after.StartBar);
            if (tick < plan.FinalTick) Call(Joint(tick, after.Energy, after.Energy > before.Energy ? style.Transitions.Up : style.Transitions.Down));
        }

        var turns = new Dictionary<Stress, int>();
        foreach (var landing in landings)
        {
            var turn = turns[landing.Stress] = turns.GetValueOrDefault(landing.Stress) + 1;
            var energy = plan.BarAt(landing.Tick)?.Energy ?? plan.FinalEnergy;
            Call(new Moment(landing.Tick, landing.Written, energy, landing.Hit.Weight, true, landing.Stress != Stress.Strike, Effects(landing.Stress, turn)));
        }

        if (gesture && plan.FinalTick > 0) Call(Joint(plan.FinalTick, plan.FinalEnergy, style.Hits.Prepare.AddRange(style.Hits.Strike)));
        else if (plan.Ending.Blow is { } blow) Call(Joint(blow, Math.Max(plan.FinalEnergy, Loud - 1), style.Hits.Strike));
        else if (plan.FinalEnergy >= Loud && plan.Ending.Kind != EndingKind.Settle) Call(Joint(plan.FinalTick, plan.FinalEnergy, style.Hits.Strike));
        return [.. moments.Values];

        ImmutableArray<string> Effects(Stress stress, int turn) => stress switch
        {
            Stress.Strike => style.Hits.Prepare.AddRange(style.Hits.Strike),
            Stress.Accent => style.Hits.Accent.IsEmpty ? style.Hits.Strike : direction.Choose("accent", style.Hits.Accent, turn),
            _ => style.Hits.Touch.IsEmpty ? [] : direction.Choose("touch", style.Hits.Touch, turn),
        };

        void Call(Moment moment) => moments[moment.Tick] = moments.TryGetValue(moment.Tick, out var there) ? there.And(moment) : moment;
    }

    private static Moment Joint(long tick, int energy, ImmutableArray<string> effects) => new(tick, tick, energy, 1, false, false, effects);

    private Moment And(Moment other) => this with
    {
        IsHit = IsHit || other.IsHit,
        InPassing = InPassing && other.InPassing,
        Effects = [.. Effects.Union(other.Effects)],
    };
}
