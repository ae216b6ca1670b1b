using Cuewright.Engine.Pipeline;

namespace Cuewright.Media.Decode;

/// <summary>
/// The size at which a clip is looked at: the aspect of the shown picture with as many pixels as 160 × 90, so that
/// measures over all pixels weigh alike whichever way the camera was held.
/// </summary>
internal readonly record struct AnalysisSize(int Width, int Height)
{
    private const double Pixels = 160 * 90;

    // Beyond this a banner or a column is squeezed rather than shrunk to a line.
    private const double WidestAspect = 8;

    public int FrameBytes => Width * Height * 3;

    public static AnalysisSize Of(ClipInfo clip)
    {
        var aspect = Math.Clamp((double)clip.Width / clip.Height, 1 / WidestAspect, WidestAspect);
        var height = Math.Sqrt(Pixels / aspect);
        return new AnalysisSize(Even(height * aspect), Even(height));
    }

    private static int Even(double length) => (int)Math.Round(length / 2) * 2;
}
