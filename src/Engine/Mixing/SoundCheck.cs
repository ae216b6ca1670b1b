using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// Before the concert every player is heard for a few seconds: each part's busiest stretch, all moved to time 0 and played
/// together, tells how loud it really is on this bank. That costs a few seconds of rendering whatever the length of the
/// piece, and lets the mix itself stay one streaming pass. Measuring the whole piece would mean rendering it twice or
/// keeping every bus (1.4 GB for ten minutes); following the level while mixing would undo the composer's dynamics.
/// </summary>
internal static class SoundCheck
{
    private const double Seconds = 4;

    /// <summary>A score in which every part starts with its busiest seconds. Parts keep their order.</summary>
    public static Score Excerpt(Score score) => score with
    {
        // At 60 quarters a minute a tick is about a millisecond: fine enough to copy any tempo into.
        Tempo = TempoMap.Constant(60),
        Meters = MeterMap.Constant(Meter.Common),
        LengthSamples = SampleClock.SamplesAt(Seconds),
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
        var start = BusiestStart(notes);
        return part with
        {
            Notes = [.. notes.Where(note => note.Within(start) > 0).Select(note => note.Moved(start))],
            Expression = [.. Moved(part.Expression, tempo, start)],
        };
    }

    private static double BusiestStart(Sounding[] notes)
    {
        var (best, bestWeight) = (0.0, -1.0);
        for (int i = 0, first = 0; i < notes.Length; i++)
        {
            var start = notes[i].Start;

            // Notes come in order of their start; one that began long ago may still sound, but no more than one window back counts.
            while (notes[first].Start < start - Seconds) first++;
            var weight = 0.0;
            for (var j = first; j < notes.Length && notes[j].Start < start + Seconds; j++) weight += notes[j].Weight(start);
            if (weight > bestWeight) (best, bestWeight) = (start, weight);
        }

        return best;
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

        /// <summary>Energy goes with the square of the velocity; after a second most notes have said what they had to say.</summary>
        public double Weight(double start) => Note.Velocity * Note.Velocity * Math.Clamp(Within(start), 0, 1);

        public Note Moved(double start)
        {
            var from = TicksOf(Math.Max(Start, start) - start);
            return Note with { Start = from, Length = Math.Max(1, TicksOf(Math.Min(End - start, Seconds)) - from) };
        }
    }
}
