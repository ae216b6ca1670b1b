using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>A sign of a pattern at its place; the end includes the holds after it.</summary>
internal readonly record struct Stroke(long Tick, long End, char Sign, Bar Bar);

/// <summary>Lays patterns over bars: which pattern, swung or straight, and where its strokes fall.</summary>
internal static class Rhythm
{
    /// <summary>The strokes of a part with one line, bar by bar, wherever it plays.</summary>
    public static IEnumerable<Stroke> Strokes(Player player, Sketch sketch) =>
        PlayingBars(player, sketch.Plan).SelectMany(bar => Pattern(player.Spec.Name, player.Spec.Patterns, bar, sketch) is { Steps: { } steps }
            ? Strokes(steps, bar, sketch.Style.Swing)
            : []);

    public static IEnumerable<Bar> PlayingBars(Player player, Plan plan) =>
        plan.Bars.Where(bar => player.Spec.Levels.Holds(bar.Energy) && !(bar.Spoken && CallsAttention(player.Spec)));

    /// <summary>What would draw the ear away from a voice.</summary>
    private static bool CallsAttention(PartSpec spec) => spec.Role == PartRole.Lead || spec.Play is Play.Melody or Play.Counter or Play.Sprinkle;

    /// <summary>
    /// The pattern for a bar: right for the meter and nearest to the energy; of several as good one for each idea.
    /// </summary>
    public static PartPattern? Pattern(string part, IEnumerable<PartPattern> patterns, Bar bar, Sketch sketch)
    {
        // A shortened or lengthened bar without a pattern of its own goes on like its neighbours.
        Meter?[] meters = [bar.Meter, sketch.Plan.Meter, null];
        var written = meters.Select(meter => patterns.Where(pattern => pattern.Meter?.Meter == meter).ToArray()).FirstOrDefault(found => found.Length > 0, []);
        if (written.Length == 0) return null;
        var nearest = written.Min(pattern => pattern.Levels.Miss(bar.Energy));
        return sketch.Direction.Choose($"pattern {part}", [.. written.Where(pattern => pattern.Levels.Miss(bar.Energy) == nearest)], sketch.Plan.Ideas.IndexOf(bar.Phrase.Idea));
    }

    public static IEnumerable<Stroke> Strokes(Steps steps, Bar bar, Swing? swing) => Strokes(steps.Bar(bar.InPhrase, bar.Sixteenths), bar, swing);

    public static IEnumerable<Stroke> Strokes(string row, Bar bar, Swing? swing)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is '.' or '-') continue;
            var end = i + 1;
            while (end < row.Length && row[end] == '-') end++;
            yield return new Stroke(Place(bar, i, swing), Place(bar, end, swing), row[i], bar);
        }
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
