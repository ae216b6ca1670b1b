using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Composing.Melody;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Melody;

/// <summary>A tune with the form and the chords it was written on.</summary>
internal sealed record Tune(Sketch Sketch)
{
    public ImmutableArray<Note> Notes => Sketch.Tune;

    public Plan Plan => Sketch.Plan;

    public Chart Chart => Sketch.Chart;

    public ImmutableArray<Note> In(Phrase phrase) => [.. Notes.Where(note => Plan.BarAt(note.Start)?.Phrase == phrase)];

    public bool IsStrong(Note note)
    {
        var bar = Plan.BarAt(note.Start)!;
        return (note.Start - bar.Start) * 2 % bar.Meter.BarTicks == 0;
    }

    /// <summary>Semitones from note to note inside breaths.</summary>
    public IEnumerable<int> Moves =>
        Notes.Zip(Notes.Skip(1)).Where(pair => pair.Second.Start - pair.First.End < Ticks.PerQuarter && pair.First.Start != pair.Second.Start).Select(pair => pair.Second.Pitch - pair.First.Pitch);
}

/// <summary>Tunes of every style that has one, sung throughout and without ornaments, so that the line itself is measured.</summary>
internal static class Tunes
{
    private static readonly ConcurrentDictionary<string, Lazy<ImmutableArray<Tune>>> Written = new();

    public static TheoryData<string> Styles =>
        [.. StyleLibrary.All.Where(style => style.Parts.Any(part => part.Play == Play.Melody)).Select(style => style.Name)];

    /// <summary>Those whose tune is more than single tones here and there; where five tones make an octave, the next one is often a third away.</summary>
    public static TheoryData<string> SongLike =>
        [.. StyleLibrary.All.Where(style => style.Parts.Any(part => part.Melody is { Density: >= 0.25, Scale: not "pentatonic" })).Select(style => style.Name)];

    /// <summary>Six seeds, a minute each, in three sections of which the first comes back.</summary>
    public static ImmutableArray<Tune> Of(string style) =>
        Written.GetOrAdd(style, name => new(() => [.. Enumerable.Range(1, 6).Select(seed => Write(StyleLibrary.Find(name), (ulong)seed))])).Value;

    public static Tune Write(Style style, ulong seed, Func<MelodyManners, MelodyManners>? change = null)
    {
        style = style with { Parts = [.. style.Parts.Select(Open)], Phrasing = ["aaba"] };
        var brief = Pieces.Brief(style.Name, 72, seed, energies: "343");
        brief = brief with { Sections = [.. brief.Sections.Zip(["verse", "chorus", "verse"], (section, label) => section with { Label = label })] };
        var direction = new Direction(brief);
        var plan = Plan.Draw(GridSolver.Solve(brief, style.Tempo.Bend), style.Phrasing[0], breathes: false);
        var chart = HarmonyWriter.Write(brief, style, plan, direction);
        var sketch = new Sketch(style, plan, chart, Cast.Choose(brief, style, Palette.Default, direction), direction);
        return new Tune(sketch with { Tune = MelodyWriter.Write(sketch.Cast.Singer!, sketch) });

        PartSpec Open(PartSpec part) => part.Melody is not { } melody ? part : part with
        {
            Levels = new Band(1, 5),
            Double = 0,
            Melody = (change ?? (manners => manners with { Ornament = 0 }))(melody with { Rests = 0 }),
        };
    }
}
