using System.Collections.Immutable;
using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Briefing;

/// <summary>
/// How much happens in the picture from moment to moment, for the music to swell with: what moves and how the camera moves,
/// against what is usual in this clip. A clip in which nothing changes stays in the middle.
/// </summary>
internal static class ActionCurve
{
    /// <summary>
    /// What the eye takes for stillness, in picture widths a second. Twice that is one step more to it, as with all senses;
    /// the camera is read less surely than what moves, and a hand that holds it is no move.
    /// </summary>
    private const double Still = 0.01;
    private const double HeldCamera = 0.02;
    private const double CameraShare = 0.3;

    /// <summary>Music swells slower than pictures move.</summary>
    private const int SmoothedSteps = 5;

    /// <summary>The most the curve moves in a step: with the depth of the swell about 3 dB a second. More is heard as pumping.</summary>
    private const double MostPerStep = 0.03;

    /// <summary>Between the stillest and the liveliest moments, in natural logarithms; less is no contrast.</summary>
    private const double LeastSpan = 0.7;

    public static ImmutableArray<float> Of(ClipAnalysis? clip)
    {
        if (clip is null || clip.Curves.Motion.IsEmpty) return [];
        var moving = clip.Curves.Motion.Zip(clip.Curves.Camera, Felt).ToArray();
        var smooth = moving.Select((_, i) => moving[Math.Max(0, i - SmoothedSteps)..Math.Min(moving.Length, i + SmoothedSteps + 1)].Average()).ToArray();
        var ordered = smooth.Order().ToArray();
        var (low, high) = (ordered[(int)(0.1 * (ordered.Length - 1))], ordered[(int)(0.9 * (ordered.Length - 1))]);
        var span = Math.Max(LeastSpan, high - low);
        return [.. Eased([.. smooth.Select(value => Math.Clamp(0.5 + ((value - ((low + high) / 2)) / span), 0, 1))]).Select(value => (float)value)];
    }

    private static double Felt(float motion, float camera)
    {
        var objects = PictureCurves.OffScale(motion, PictureCurves.LivelyObjects);
        var travel = Math.Max(0, PictureCurves.OffScale(camera, PictureCurves.LivelyCamera) - HeldCamera);
        return Math.Log(1 + ((objects + (CameraShare * travel)) / Still));
    }

    /// <summary>Between the lowest curve above and the highest below that are nowhere too steep: a jump becomes a slope about itself.</summary>
    private static double[] Eased(double[] curve)
    {
        var (above, below) = ((double[])curve.Clone(), (double[])curve.Clone());
        for (var i = 1; i < curve.Length; i++) Ease(i, i - 1);
        for (var i = curve.Length - 2; i >= 0; i--) Ease(i, i + 1);
        return [.. above.Zip(below, (high, low) => (high + low) / 2)];

        void Ease(int i, int neighbour)
        {
            above[i] = Math.Max(above[i], above[neighbour] - MostPerStep);
            below[i] = Math.Min(below[i], below[neighbour] + MostPerStep);
        }
    }
}
