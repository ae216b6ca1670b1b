using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// Before the concert every player is heard for a few seconds: a stretch of each part, all moved to time 0 and played
/// together, tells how loud it really is on this bank. That costs a few seconds of rendering whatever the length of the
/// piece, and lets the mix itself stay one streaming pass. Measuring the whole piece would mean rendering it twice or
/// keeping every bus (1.4 GB for ten minutes); following the level while mixing would undo the composer's dynamics.
/// </summary>
internal static class SoundCheck
{
    private const double Seconds = 4;

    /// <summary>Busier than so many of a part's stretches: neither a bar of rest nor the one great drum fill.</summary>
    private const double Typical = 0.7;

    /// <summary>A performance fades at its end; this much of the fade is kept out of what is heard.</summary>
    private const double EndSeconds = 0.5;

    /// <summary>A score in which every part starts with seconds that are typical of it at work. Parts keep their order.</summary>
    public static Score Excerpt(Score score) => score with
    {
        // At 60 quarters a minute a tick is about a millisecond: fine enough to copy any tempo into.
        Tempo = TempoMap.Constant(60),
        Meters = MeterMap.Constant(Meter.Common),
        LengthSamples = SampleClock.SamplesAt(Seconds + EndSeconds),
        Sections = [],
        Hits = [],
        Parts = [.. score.Parts.Select(part => Excerpt(part, score.Tempo))],
    };

    /// <summary>Gated loudness of each stem, in order; LoudnessReport.Silence for one that does not sound.</summary>
    public static ImmutableArray<double> Listen(IStems stems, CancellationToken cancel)
    {
        var meters = stems.Infos.Select(_ => new LoudnessMeter(SampleClock.Rate)).ToArray();
        while (stems.Read(cancel) is { } block)
        {
            for (var stem = 0; stem < meters.Length; stem++) meters[stem].Process(block.Left(stem), block.Right(stem));
        }

        return [.. meters.Select(meter => meter.Integrated)];
    }

    private static Part Excerpt(Part part, TempoMap tempo)
    {
        var notes = part.Notes.Select(note => new Sounding(tempo.SecondsAt(note.Start), tempo.SecondsAt(note.End), note)).ToArray();
        if (notes.Length == 0) return part with { Expression = [] };
        var start = TypicalStart(notes);
        return part with
        {
            Notes = [.. notes.Where(note => note.Within(start) > 0).Select(note => note.Moved(start))],
            Expression = [.. Moved(part.Expression, tempo, start)],
        };
    }

    private static double TypicalStart(Sounding[] notes)
    {
        // One window after the other, each from the first note that the last one does not hold.
        var windows = new List<(double Start, double Weight)>();
        var first = 0;
        foreach (var note in notes)
        {
            if (windows.Count > 0 && note.Start < windows[^1].Start + Seconds) continue;

            // A note that began more than a window ago is left out of the weight.
            while (notes[first].Start < note.Start - Seconds) first++;
            var weight = 0.0;
            for (var i = first; i < notes.Length && notes[i].Start < note.Start + Seconds; i++) weight += notes[i].Weight(note.Start);
            windows.Add((note.Start, weight));
        }

        return windows.OrderBy(window => window.Weight).ElementAt((int)(Typical * windows.Count)).Start;
    }

    private static IEnumerable<ExpressionPoint> Moved(ImmutableArray<ExpressionPoint> points, TempoMap tempo, double start)
    {
        for (var i = 0; i < points.Length; i++)
        {
            var at = tempo.SecondsAt(points[i].Tick) - start;

            // The last point before the excerpt becomes its first.
            var isLastBefore = i + 1 == points.Length || tempo.SecondsAt(points[i + 1].Tick) > start;
            if (at >= 0 || isLastBefore) yield return points[i] with { Tick = TicksOf(Math.Max(0, at)) };
        }
    }

    private static long TicksOf(double seconds) => (long)Math.Round(seconds * Ticks.PerQuarter);

    private readonly record struct Sounding(double Start, double End, Note Note)
    {
        public double Within(double start) => Math.Min(End, start + Seconds) - Math.Max(Start, start);

        /// <summary>Energy goes with the square of the velocity; after two seconds most notes have said what they had to say.</summary>
        public double Weight(double start) => Note.Velocity * Note.Velocity * Math.Clamp(Within(start), 0, 2);

        public Note Moved(double start)
        {
            var from = TicksOf(Math.Max(Start, start) - start);
            return Note with { Start = from, Length = Math.Max(1, TicksOf(Math.Min(End - start, Seconds)) - from) };
        }
    }
}
