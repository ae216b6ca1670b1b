using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Accents;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Revising;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing;

/// <summary>Writes out what everyone plays from what lies on their desks: the players, then the effects at the joints.</summary>
internal sealed class Ensemble(
    Brief brief, Plan plan, ImmutableArray<Landing> landings, ImmutableArray<Moment> moments, ImmutableDictionary<string, Instrument> swaps)
{
    private readonly Yielding _yielding = new(landings, plan);
    private readonly Following _following = new(brief, plan);

    /// <summary>All parts, in one order however they come out.</summary>
    public ImmutableArray<Part> Write(Sketch sketch, CancellationToken cancel)
    {
        var arrangement = new Arrangement(sketch);
        return
        [
            .. sketch.Cast.Players.Select(player => Played(player, sketch, arrangement, cancel)),
            .. sketch.Cast.Effects.Select(effect => new Part
            {
                Name = effect.Spec.Name,
                Role = effect.Spec.Role,
                Instrument = effect.Instrument.Name,
                Notes = [.. _following.Shade(Arrangement.Cut(EffectWriter.Write(effect, sketch, moments), plan.Silences))],
            }),
        ];
    }

    /// <summary>A player's part, on another instrument where that was asked for: what is written is then brought into its range.</summary>
    private Part Played(Player player, Sketch sketch, Arrangement arrangement, CancellationToken cancel)
    {
        var heard = swaps.TryGetValue(player.Spec.Name, out var instead) ? player with { Instrument = instead } : player;
        // The drums of a kit lie on keys of its own.
        if (heard.Instrument.IsDrumKit) player = heard;
        var body = arrangement.Rest(player, Body(player, sketch, cancel));
        ImmutableArray<Note> notes = [.. _following.Shade(heard, _yielding.Give(player, Feel.Give(player, sketch, body))), .. FinalWriter.Write(player, sketch)];
        return new Part
        {
            Name = player.Spec.Name,
            Role = player.Spec.Role,
            Instrument = heard.Instrument.Name,
            Notes = heard.Instrument == player.Instrument ? notes : Refit.To(heard.Instrument, notes),
            Expression = _following.Shade(Dynamics.Expression(heard, plan)),
        };
    }

    private static ImmutableArray<Note> Body(Player player, Sketch sketch, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return player.Spec.Play switch
        {
            Play.Melody => sketch.Tune,
            Play.Sustain => SustainWriter.Write(player, sketch),
            Play.Chords => ChordsWriter.Write(player, sketch),
            Play.Figure => FigureWriter.Write(player, sketch),
            Play.Bass => BassWriter.Write(player, sketch),
            Play.Riff => RiffWriter.Write(player, sketch),
            Play.Walk => BassWriter.Walk(player, sketch),
            Play.Counter => CounterWriter.Write(player, sketch),
            Play.Shadow => ShadowWriter.Write(player, sketch),
            Play.Drone => DroneWriter.Write(player, sketch),
            Play.Sprinkle => SprinkleWriter.Write(player, sketch),
            Play.Drums => DrumWriter.Write(player, sketch),
            _ => throw new InvalidOperationException($"Nobody knows how to play {player.Spec.Play}."),
        };
    }
}
