using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Accents;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Composing.Melody;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Composing.Titles;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing;

/// <summary>
/// Writes the piece onto the solved grid: form, then chords, then the tune, then everyone who accompanies it, then the
/// effects at the joints. Each part draws its chance from a seed of its own.
/// </summary>
public static class Composer
{
    /// <param name="brief">What is wanted.</param>
    /// <param name="style">In which style.</param>
    /// <param name="grid">Where the beats are.</param>
    /// <param name="cancel">Heeded from part to part.</param>
    public static Composition Compose(Brief brief, Style style, Grid grid, CancellationToken cancel = default) =>
        Compose(brief, style, grid, Palette.Default, cancel);

    internal static Composition Compose(Brief brief, Style style, Grid grid, Palette palette, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        var direction = new Direction(brief);
        var plan = Plan.Draw(grid, direction.Choose("phrasing", style.Phrasing), style.Hits.Breath, brief.Speech.AsSpan());
        var chart = HarmonyWriter.Write(brief, style, plan, direction);
        var cast = Cast.Choose(brief, style, palette, direction);
        var sketch = new Sketch(style, plan, chart, cast, direction);

        cancel.ThrowIfCancellationRequested();
        var singer = cast.Players.FirstOrDefault(player => player.Spec.Play == Play.Melody);
        if (singer is not null) sketch = sketch with { Tune = MelodyWriter.Write(singer, sketch) };

        var landings = Landing.Of(brief, grid, plan);
        var yielding = new Yielding(landings, plan);
        var following = new Following(brief, plan);
        var parts = cast.Players.Select(player => new Part
        {
            Name = player.Spec.Name,
            Role = player.Spec.Role,
            Instrument = player.Instrument.Name,
            Notes = [.. following.Shade(player, yielding.Give(player, Feel.Give(player, sketch, Clearing.Before(player.Spec, plan, Body(player, sketch, cancel))))), .. FinalWriter.Write(player, sketch)],
            Expression = following.Shade(Dynamics.Expression(player, plan)),
        });
        var moments = Moment.Of(grid, plan, style, landings, direction);
        var effects = cast.Effects.Select(effect => new Part
        {
            Name = effect.Spec.Name,
            Role = effect.Spec.Role,
            Instrument = effect.Instrument.Name,
            Notes = [.. following.Shade(EffectWriter.Write(effect, sketch, moments))],
        });

        var score = new Score
        {
            Title = TitleMaker.Title(brief, style, direction),
            Summary = "",
            Key = brief.Key,
            Tempo = grid.Tempo,
            Meters = grid.Meters,
            LengthSamples = brief.LengthSamples,
            Mix = style.Mix,
            Sections = grid.Sections,
            Hits = [.. grid.Hits.Select(hit => landings.FirstOrDefault(landing => landing.Hit == hit) is { } landing ? hit with { Tick = landing.Tick, Met = true } : hit)],
            Tempos = grid.Considered,
            Parts = [.. Tacet.Rest([.. parts], grid, palette).Concat(effects).Where(part => part.Notes.Length > 0)],
        };
        score = score with { Summary = Account.Summary(brief, style, score), Tags = Account.Tags(brief, style, score) };
        return new Composition(score, Account.Decisions(brief, style, sketch, score));
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
            Play.Drone => DroneWriter.Write(player, sketch),
            Play.Sprinkle => SprinkleWriter.Write(player, sketch),
            Play.Drums => DrumWriter.Write(player, sketch),
            _ => throw new InvalidOperationException($"Nobody knows how to play {player.Spec.Play}."),
        };
    }
}
