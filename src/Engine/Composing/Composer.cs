using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Accents;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Composing.Melody;
using Cuewright.Engine.Composing.Revising;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Composing.Titles;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing;

/// <summary>
/// Writes the piece onto the solved grid: form, then chords, then who plays, then the tune, then everyone who accompanies it
/// and the effects at the joints; what is asked to be otherwise is written once more. Each part draws its chance from a seed of its own.
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
        style = style.In(brief.Key.Mode).Feeling(brief.Arousal, brief.Valence);
        grid = Ending.BeforeSilence(grid);
        var plan = Plan.Draw(grid, direction.Choose("phrasing", style.Phrasing), style.Hits.Breath, brief.Speech.AsSpan()) with
        {
            Ending = Ending.Choose(brief, style, grid, direction),
        };
        var chart = HarmonyWriter.Write(brief, style, plan, direction);
        var cast = Cast.Choose(brief, style, palette, direction);
        var sketch = new Sketch(style, plan, chart, cast, direction);

        cancel.ThrowIfCancellationRequested();
        if (cast.Singer is { } singer) sketch = sketch with { Tune = MelodyWriter.Write(singer, sketch) };

        var landings = Landing.Of(brief, grid, plan);
        var ensemble = new Ensemble(brief, plan, landings, Moment.Of(grid, plan, style, landings, direction), Revision.Swaps(brief.Changes, cast, palette));
        var parts = new Revision(brief, style, grid, desk => ensemble.Write(desk, cancel)).Of(sketch);
        parts = Revision.Heard(Tacet.Rest(parts, grid, palette).RemoveAll(part => part.Notes.IsEmpty), brief.Changes, palette);

        var score = new Score
        {
            Title = TitleMaker.Title(brief, style, direction, Account.AskedFor(brief, parts)),
            Summary = "",
            Key = brief.Key,
            Tempo = grid.Tempo,
            Meters = grid.Meters,
            LengthSamples = brief.LengthSamples,
            Mix = style.Mix,
            Sections = grid.Sections,
            Hits = [.. grid.Hits.Select(hit => Met(hit, landings))],
            Tempos = grid.Considered,
            Parts = parts,
        };
        score = score with { Summary = Account.Summary(brief, style, score), Tags = Account.Tags(brief, style, score) };
        return new Composition(score, Account.Decisions(brief, style, sketch, score));
    }

    private static ScoreHit Met(ScoreHit hit, ImmutableArray<Landing> landings) =>
        landings.FirstOrDefault(landing => landing.Hit == hit) is { } landing ? hit with { Tick = landing.Tick, Met = true } : hit;
}
