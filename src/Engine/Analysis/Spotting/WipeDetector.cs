using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>In a wipe the picture at the end lies behind an edge that runs evenly across, the picture at the start before it.</summary>
/// <param name="Crossing">The two frames held against each other.</param>
/// <param name="Rest">What this leaves unexplained for the best of four directions, as a share of the difference, at worst.</param>
/// <param name="Blended">The same for a blend of the two all over.</param>
/// <param name="Pace">How far the share of the new picture is from the part of the time that has passed, at worst.</param>
internal readonly record struct WipeEvidence(Crossing Crossing, double Rest, double Blended, double Pace)
{
    /// <summary>Weights from a logistic regression over made-up and real edits, rounded.</summary>
    public double Confidence => Crossing.NoReturn * Logistic.Step((0.5 - Pace) * 20)
        * Logistic.Step(-0.4 - (6.2 * Rest) + (10 * (Math.Min(0.7, Blended) - Rest)) - (2.5 * Pace) + (3.5 * Crossing.Return)
            - (1.4 * Math.Min(2, Crossing.Outside)) - (2.2 * Math.Max(0, Crossing.Likeness)) - (6.5 * Crossing.Travelling));
}

internal static class WipeDetector
{
    public static WipeEvidence Weigh(FrameLog log, in Crossing crossing, DissolveEvidence blend)
    {
        var difference = log.Distance(crossing.From, crossing.To);
        Span<double> rests = stackalloc double[4];
        foreach (var wanted in (ReadOnlySpan<double>)[0.25, 0.5, 0.75])
        {
            var (frame, part) = crossing.At(log, wanted);
            for (var way = 0; way < rests.Length; way++)
            {
                var left = Thumbnails.DistanceToWipe(log[frame].Thumbnail, log[crossing.From].Thumbnail, log[crossing.To].Thumbnail, part, (WipeWay)way);
                rests[way] = Math.Max(rests[way], left / difference);
            }
        }

        return new WipeEvidence(crossing, Math.Min(Math.Min(rests[0], rests[1]), Math.Min(rests[2], rests[3])), blend.Rest, blend.Pace);
    }
}
