using System.Collections.Immutable;
using Cuewright.Engine.Analysis.Measuring;
using Cuewright.Engine.Analysis.Spotting;

namespace Cuewright.Engine.Analysis.Mood;

/// <summary>
/// The camera's movement by kind. What lasts longer than half a second is pan, tilt and zoom; what is left when that is
/// taken away goes to and fro: the camera shakes.
/// </summary>
internal sealed class CameraReader
{
    /// <summary>Speeds that reach two thirds of the scale: picture widths a second, and shares of its size a second.</summary>
    private const double LivelyPan = 0.35;
    private const double LivelyZoom = 0.4;
    private const double LivelyShake = 0.15;

    private const double SteadySeconds = 0.25;

    /// <summary>A picture that stands for no longer between two others is held, not still.</summary>
    private const double HeldSeconds = 0.09;

    private readonly FrameLog _log;
    private readonly int _samples;
    private readonly double[][] _speeds;
    private readonly double[][] _steady;

    public CameraReader(FrameLog log, double durationSeconds, IReadOnlyList<bool> disturbed)
    {
        _log = log;
        _samples = Math.Max(1, (int)Math.Ceiling((durationSeconds * PictureCurves.PerSecond) - 1e-6));
        // What is seen moves against the camera: to the left when it pans right, and down when it tilts up.
        _speeds =
        [
            Speeds(disturbed, camera => -camera.X / SmallPicture.Width),
            Speeds(disturbed, camera => camera.Y / SmallPicture.Width),
            Speeds(disturbed, camera => camera.Zoom),
        ];
        _steady = [.. _speeds.Select(Steady)];
    }

    public ImmutableArray<float> Pan() => Sampled(frame => _steady[0][frame], LivelyPan);

    public ImmutableArray<float> Tilt() => Sampled(frame => _steady[1][frame], LivelyPan);

    public ImmutableArray<float> Zoom() => Sampled(frame => _steady[2][frame], LivelyZoom);

    public ImmutableArray<float> Shake()
    {
        var rest = Enumerable.Range(0, _log.Count).Select(frame => Math.Sqrt(Square(0, frame) + Square(1, frame))).ToArray();
        return Sampled(Steady(rest).ElementAt, LivelyShake);

        double Square(int kind, int frame) => Math.Pow(_speeds[kind][frame] - _steady[kind][frame], 2);
    }

    /// <summary>Speed a second at every frame. Behind a cut or a flash, and under held pictures, the next one known holds already.</summary>
    private double[] Speeds(IReadOnlyList<bool> disturbed, Func<CameraFit, double> part)
    {
        var speeds = new double[_log.Count];
        var (next, nextSeconds) = (0.0, double.NegativeInfinity);
        for (var frame = _log.Count - 1; frame >= 0; frame--)
        {
            if (_log[frame].Change is { } change)
            {
                if (!disturbed[frame]) next = part(change.Camera) / change.ElapsedSeconds;
                nextSeconds = _log[frame].Seconds;
            }

            speeds[frame] = Math.Abs(nextSeconds - _log[frame].Seconds) < HeldSeconds ? next : 0;
        }

        return speeds;
    }

    private double[] Steady(double[] values)
    {
        var sums = new double[values.Length + 1];
        for (var i = 0; i < values.Length; i++) sums[i + 1] = sums[i] + values[i];
        var steady = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (first, end) = _log.Around(i, SteadySeconds);
            steady[i] = (sums[end] - sums[first]) / (end - first);
        }

        return steady;
    }

    private ImmutableArray<float> Sampled(Func<int, double> speed, double lively) =>
    [
        .. Enumerable.Range(0, _samples).Select(sample =>
        {
            var value = speed(Math.Min(_log.Count - 1, _log.FrameFrom((sample + 0.5) / PictureCurves.PerSecond)));
            return (float)(Math.Sign(value) * (1 - Math.Exp(-Math.Abs(value) / lively)));
        }),
    ];
}
