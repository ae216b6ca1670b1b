using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>
/// The orchestra follows the picture as it would a conductor: everyone plays up where much happens and holds back where
/// little does, the accents among them. Struck tones by their force, held ones by their swell. The final chord is left alone.
/// </summary>
internal sealed class Following(Brief brief, Plan plan)
{
    /// <summary>Loudness goes with the square of both force and swell: between the stillest and the liveliest moment lie about 10 dB.</summary>
    private const double Swell = 0.3;

    /// <summary>Held tones move from one of these places to the next.</summary>
    private const long StepTicks = Ticks.PerEighth;

    /// <summary>A bed follows nothing; from the usual sync on everyone follows fully.</summary>
    private readonly double _depth = brief.Action.IsEmpty ? 0 : Math.Min(1, brief.Sync / 0.6);

    public IEnumerable<Note> Shade(Player player, IEnumerable<Note> notes) => player.Instrument.Sustains ? notes : Shade(notes);

    public IEnumerable<Note> Shade(IEnumerable<Note> notes) => _depth <= 0 ? notes : notes.Select(Shaded);

    public ImmutableArray<ExpressionPoint> Shade(ImmutableArray<ExpressionPoint> points)
    {
        if (_depth <= 0 || points.IsEmpty) return points;
        // Nobody swells beyond full: who stands high already stands lower throughout, to have somewhere to go.
        var room = 1 / Math.Max(1, points.Max(point => point.Level) * (1 + (Swell * _depth)));
        var shaded = ImmutableArray.CreateBuilder<ExpressionPoint>();
        foreach (var (point, next) in points.Zip(points.Skip(1).Append(points[^1])))
        {
            shaded.Add(Shaded(point.Tick, room * point.Level));
            for (var tick = point.Tick + StepTicks; tick < Math.Min(next.Tick, plan.FinalTick); tick += StepTicks)
            {
                var way = (double)(tick - point.Tick) / (next.Tick - point.Tick);
                shaded.Add(Shaded(tick, room * (point.Level + (way * (next.Level - point.Level)))));
            }
        }

        return shaded.ToImmutable();
    }

    private Note Shaded(Note note) => note.Start >= plan.FinalTick
        ? note
        : note with { Velocity = (int)Math.Clamp(Math.Round(note.Velocity * (1 + (Swell * At(note.Start)))), 1, 127) };

    private ExpressionPoint Shaded(long tick, double level) =>
        tick >= plan.FinalTick ? new(tick, level) : new(tick, Math.Round(level * (1 + (Swell * At(tick))), 3));

    /// <summary>From −1 (hold back) to 1 (play up).</summary>
    private double At(long tick)
    {
        var index = (int)(plan.Tempo.SecondsAt(tick) * Brief.ActionPerSecond);
        return _depth * ((2 * brief.Action[Math.Clamp(index, 0, brief.Action.Length - 1)]) - 1);
    }
}
