using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// A look-ahead true-peak limiter, as a curve of reductions (dB, 0 or more) at the cells' edges. Reductions begin before
/// the peak and reach it in a straight ramp. A single peak is let go quickly; what lasts is held by a slow release
/// underneath, so that dense music is turned down and not chopped.
/// </summary>
internal sealed class Limiter(Cells cells)
{
    /// <summary>Length of the ramp: 3.3 ms.</summary>
    private const int Ramp = 5;
    private const double FastReleaseSeconds = 0.06;
    private const double SlowAttackSeconds = 0.12;
    private const double SlowReleaseSeconds = 0.7;

    private readonly float[] _wanted = new float[cells.Count + 1];
    private readonly float[] _reductions = new float[cells.Count + 1];

    /// <summary>Valid until the next call. <paramref name="gainDb"/> is added to every peak first, the glue's reductions taken off.</summary>
    public ReadOnlySpan<float> Reduce(float[] glue, double gainDb, double ceilingDb)
    {
        Want(glue, (float)(gainDb - ceilingDb));
        Release();
        RampUp();
        return _reductions;
    }

    private void Want(float[] glue, float offset)
    {
        Array.Clear(_wanted);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            // While the glue takes hold its reduction differs from edge to edge; the least of them counts.
            var held = Math.Min(glue[Math.Max(0, cell - 1)], Math.Min(glue[cell], glue[Math.Min(cell + 1, cells.Count - 1)]));
            var over = cells.PeakDb[cell] - held + offset;
            if (over <= 0) continue;

            // An edge serves the cells on both sides and, because a peak may show late, one before; the ramp ends there.
            var from = Math.Max(0, cell - 1 - Ramp);
            var to = Math.Min(cells.Count, cell + 2);
            for (var edge = from; edge <= to; edge++) _wanted[edge] = Math.Max(_wanted[edge], over);
        }
    }

    private void Release()
    {
        var fast = 1 - EnvelopeFollower.Coefficient(FastReleaseSeconds * Cells.PerSecond);
        var slow = new EnvelopeFollower(SlowAttackSeconds * Cells.PerSecond, SlowReleaseSeconds * Cells.PerSecond);
        var now = 0.0;
        for (var edge = 0; edge < _wanted.Length; edge++)
        {
            var floor = slow.Follow(_wanted[edge]);
            now = Math.Max(_wanted[edge], floor + ((now - floor) * fast));
            _wanted[edge] = (float)now;
        }
    }

    /// <summary>Mean of each value and the few before it. The values were wanted that much earlier, so the mean is never too small.</summary>
    private void RampUp()
    {
        var sum = (Ramp + 1.0) * _wanted[0];
        for (var edge = 0; edge < _wanted.Length; edge++)
        {
            sum += _wanted[edge] - _wanted[Math.Max(0, edge - Ramp - 1)];
            _reductions[edge] = (float)(sum / (Ramp + 1));
        }
    }
}
