namespace Cuewright.Engine.Dsp;

/// <summary>
/// The first echoes of a room: a sparse pattern of taps, each side hearing itself and, later and softer, the other side.
/// </summary>
internal sealed class EarlyReflections
{
    // Places within the pattern (0 to 1) and level before distance; irregular so that no pitch stands out, signs mixed
    // so that the taps do not add up at low frequencies. The second side is shifted, which is what makes it wide.
    private static readonly double[] Own = [0.052, 0.147, 0.223, 0.371, 0.492, 0.648, 0.829, 0.981];
    private static readonly double[] Cross = [0.119, 0.276, 0.431, 0.577, 0.761, 0.926];
    private const double SideShift = 0.037;
    private const double CrossGain = 0.6;

    private readonly DelayLine _left;
    private readonly DelayLine _right;
    private readonly Tap[] _taps;

    public EarlyReflections(int sampleRate, double preDelaySeconds, double lengthSeconds, int largestBlock)
    {
        _taps = [.. Taps(sampleRate, preDelaySeconds, lengthSeconds)];
        var longest = _taps.Max(tap => tap.Delay);
        _left = new DelayLine(longest, largestBlock);
        _right = new DelayLine(longest, largestBlock);
    }

    public void Reset()
    {
        _left.Reset();
        _right.Reset();
    }

    /// <summary>Adds to the outputs.</summary>
    public void Process(ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        _left.Write(inLeft);
        _right.Write(inRight);
        foreach (var tap in _taps)
        {
            (tap.FromLeft ? _left : _right).AddTap(tap.Delay, tap.Gain, tap.ToLeft ? outLeft : outRight);
        }
    }

    private static IEnumerable<Tap> Taps(int sampleRate, double preDelaySeconds, double lengthSeconds)
    {
        foreach (var left in new[] { true, false })
        {
            var shift = left ? 0 : SideShift;
            for (var i = 0; i < Own.Length; i++) yield return At(Own[i] + shift, i, 1, left, left);
            for (var i = 0; i < Cross.Length; i++) yield return At(Cross[i] + shift, i, CrossGain, !left, left);
        }

        Tap At(double place, int index, double gain, bool fromLeft, bool toLeft)
        {
            var delay = (int)Math.Round((preDelaySeconds + (place * lengthSeconds)) * sampleRate);
            var sign = index % 3 == 1 ? -1 : 1;
            return new Tap(delay, (float)(sign * gain * 0.5 / (1 + (2 * place))), fromLeft, toLeft);
        }
    }

    private readonly record struct Tap(int Delay, float Gain, bool FromLeft, bool ToLeft);
}
