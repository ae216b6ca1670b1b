using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>A sign of a pattern at its place; the end includes the holds after it. Weight: the accent of its place.</summary>
internal readonly record struct Stroke(long Tick, long End, char Sign, Bar Bar)
{
    public int Weight { get; init; }
}

/// <summary>Lays patterns over bars: which pattern, swung or straight, and where its strokes fall.</summary>
internal static class Rhythm
{
    /// <summary>The strokes of a part with one line, bar by bar, wherever it plays.</summary>
    public static IEnumerable<Stroke> Strokes(Player player, Sketch sketch) =>
        PlayingBars(player.Spec, sketch.Plan).SelectMany(bar => Strokes(player.Spec, bar, sketch));

    public static IEnumerable<Stroke> Strokes(PartSpec spec, Bar bar, Sketch sketch)
    {
        if (Pattern(spec.Name, spec.Patterns, bar, sketch) is not { Steps: { } steps } pattern) return [];
        var strokes = Strokes(steps, bar, sketch.Style.Swing);
        if (pattern.Accents?.Bar(bar.InPhrase, bar.Sixteenths) is not { } accents) return strokes;
        return strokes.Select(stroke => stroke with
        {
            Weight = accents[(int)Math.Min(accents.Length - 1, (stroke.Tick - bar.Start) / Ticks.PerSixteenth)] switch { 'X' => 12, 'o' => -12, _ => 0 },
        });
    }

    public static IEnumerable<Bar> PlayingBars(Player player, Plan plan) => PlayingBars(player.Spec, plan);

    public static IEnumerable<Bar> PlayingBars(PartSpec spec, Plan plan) =>
        plan.Bars.Where(bar => spec.Levels.Holds(bar.Energy) && !(bar.Spoken && CallsAttention(spec)));

    /// <summary>What would draw the ear away from a voice.</summary>
    private static bool CallsAttention(PartSpec spec) => spec.Role == PartRole.Lead || spec.Play is Play.Melody or Play.Counter or Play.Shadow or Play.Sprinkle;

    /// <summary>
    /// The pattern for a bar: right for the meter, nearest to the energy and of the section's groove; of several as good one
    /// for each idea.
    /// </summary>
    public static PartPattern? Pattern(string part, IEnumerable<PartPattern> patterns, Bar bar, Sketch sketch)
    {
        // A shortened or lengthened bar without a pattern of its own goes on like its neighbours.
        Meter?[] meters = [bar.Meter, sketch.Plan.Meter, null];
        var written = meters.Select(meter => patterns.Where(pattern => pattern.Meter?.Meter == meter).ToArray()).FirstOrDefault(found => found.Length > 0, []);
        if (written.Length == 0) return null;
        var nearest = written.Min(pattern => pattern.Levels.Miss(bar.Energy));
        var fitting = written.Where(pattern => pattern.Levels.Miss(bar.Energy) == nearest).ToArray();
        var groove = GrooveOf(bar, sketch);
        var together = fitting.Where(pattern => pattern.Groove is null || pattern.Groove == groove).ToArray();
        return sketch.Direction.Choose($"pattern {part}", together.Length > 0 ? together : fitting, sketch.Plan.Ideas.IndexOf(bar.Phrase.Idea));
    }

    /// <summary>One for all ideas of a material: within a section the beat stays, against it stands another.</summary>
    private static string? GrooveOf(Bar bar, Sketch sketch)
    {
        var grooves = sketch.Style.Parts.SelectMany(part => part.Patterns).Select(pattern => pattern.Groove).OfType<string>().Distinct().ToArray();
        if (grooves.Length == 0) return null;
        var materials = sketch.Plan.Ideas.Select(idea => idea[0]).Distinct().ToArray();
        return sketch.Direction.Choose("groove", grooves, Array.IndexOf(materials, bar.Phrase.Idea[0]));
    }

    public static IEnumerable<Stroke> Strokes(Steps steps, Bar bar, Swing? swing)
    {
        // Signs held at the beginning of the next bar hold the last one of this.
        var held = bar.EndsPhrase ? 0 : steps.Bar(bar.InPhrase + 1, bar.Sixteenths).TakeWhile(sign => sign == '-').Count();
        return Strokes(steps.Bar(bar.InPhrase, bar.Sixteenths), bar, swing, held);
    }

    public static IEnumerable<Stroke> Strokes(string row, Bar bar, Swing? swing, int held = 0)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is '.' or '-') continue;
            var end = i + 1;
            while (end < row.Length && row[end] == '-') end++;
            yield return new Stroke(Place(bar, i, swing), Place(bar, end == row.Length ? end + held : end, swing), row[i], bar);
        }
    }

    /// <summary>The chord a stroke belongs to: just before a change it anticipates the one it leads into. Usual: sixteenths, where the style says nothing.</summary>
    public static ChordSpan Heard(Stroke stroke, Player player, Sketch sketch, int usual = 0)
    {
        var span = sketch.Chart.At(stroke.Tick);
        return span.End - stroke.Tick <= (player.Spec.Ahead ?? usual) * Ticks.PerSixteenth ? sketch.Chart.At(span.End) : span;
    }

    /// <summary>When a struck tone is let go: with the chord if it rings, early if it is short, else as written.</summary>
    public static long EndOf(Stroke stroke, Player player, ChordSpan span)
    {
        if (player.Spec.Ring) return Math.Max(stroke.End, span.End);
        // Bowed and blown tones need most of their length to speak at all.
        if (player.Spec.Short) return stroke.Tick + (long)((stroke.End - stroke.Tick) * (player.Instrument.Sustains ? 0.9 : 0.6));
        return Math.Min(stroke.End, Math.Max(span.End, stroke.Tick + Ticks.PerSixteenth));
    }

    /// <summary>Where a sixteenth of a bar lies: every second unit comes late by the swing.</summary>
    private static long Place(Bar bar, int sixteenth, Swing? swing)
    {
        long straight = sixteenth * Ticks.PerSixteenth;
        return bar.Start + (swing?.Bend(straight) ?? straight);
    }
}
