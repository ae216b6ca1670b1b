using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>
/// In a dissolve every frame is a blend of the two pictures at its ends, in the share that time has passed; and since the
/// drawings have nothing to do with one another, half of each is together less contrast than either. The first shows
/// however things stand, the second however they move.
/// </summary>
/// <param name="Crossing">The two frames held against each other.</param>
/// <param name="Pace">How far the share of the new picture is from the part of the time that has passed, at worst.</param>
/// <param name="Rest">What the blend leaves unexplained, as a share of the difference, at worst.</param>
/// <param name="Dip">How much texture energy is missing in the middle: 1 as between unrelated pictures, 0 as within one.</param>
internal readonly record struct DissolveEvidence(Crossing Crossing, double Pace, double Rest, double Dip)
{
    /// <summary>Weights from a logistic regression over made-up and real edits, rounded.</summary>
    public double Confidence => Crossing.NoReturn * Logistic.Step(3.6 - (8.2 * Math.Min(1, Rest)) - (3.2 * Math.Min(1, Math.Abs(Dip - 1)))
        + (2.3 * Crossing.Size) - (0.7 * Math.Min(2, Crossing.Outside)) - (3.1 * Math.Max(0, Crossing.Likeness)) - (2 * Crossing.Travelling));
}

internal static class DissolveDetector
{
    public static DissolveEvidence Weigh(FrameLog log, ReadOnlySpan<Thumbnail> drawn, ReadOnlySpan<double> texture, in Crossing crossing)
    {
        double pace = 0, rest = 0;
        foreach (var wanted in (ReadOnlySpan<double>)[0.25, 0.5, 0.75])
        {
            var (frame, part) = crossing.At(log, wanted);
            var (share, left) = Thumbnails.Blend(drawn[frame], drawn[crossing.From], drawn[crossing.To], part);
            pace = Math.Max(pace, Math.Abs(share - part));
            rest = Math.Max(rest, left / crossing.Difference);
        }

        return new DissolveEvidence(crossing, pace, rest, Dip(log, texture, crossing));
    }

    /// <summary>
    /// Energies of a blend of unrelated pictures add with the squares of their shares: that far below the straight line
    /// between the ends is a dip of 1.
    /// </summary>
    private static double Dip(FrameLog log, ReadOnlySpan<double> texture, in Crossing crossing)
    {
        var (middle, part) = crossing.At(log, 0.5);
        var (a, b) = (texture[crossing.From], texture[crossing.To]);
        var line = ((1 - part) * a) + (part * b);
        var unrelated = ((1 - part) * (1 - part) * a) + (part * part * b);
        return (line - texture[middle]) / (line - unrelated + 1e-9);
    }
}
