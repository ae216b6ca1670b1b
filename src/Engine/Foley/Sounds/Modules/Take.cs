using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>What a sound is laid down on that is made whole: two channels as long as it needs them.</summary>
internal sealed class Take
{
    /// <summary>Below what is heard; what things radiate there would only move the speakers.</summary>
    private const double LowestHz = 28;

    /// <summary>What is softer than this at the end, against the peak, is left off (−84 dB).</summary>
    private const float Inaudible = 6e-5f;

    /// <summary>It is over before it ends, so that nothing is cut off where it is filtered further.</summary>
    private const double QuietSeconds = 0.02;

    private float[] _left = new float[1 << 14];
    private float[] _right = new float[1 << 14];
    private int _used;

    /// <summary>A part of it to add to; grows as needed.</summary>
    public (Memory<float> Left, Memory<float> Right) At(double seconds, int samples)
    {
        var start = (int)(Math.Max(0, seconds) * SampleClock.Rate);
        _used = Math.Max(_used, start + samples);
        if (_used > _left.Length)
        {
            var length = Math.Max(_used, 2 * _left.Length);
            Array.Resize(ref _left, length);
            Array.Resize(ref _right, length);
        }

        return (_left.AsMemory(start, samples), _right.AsMemory(start, samples));
    }

    public void Add(double seconds, in Ring ring)
    {
        var (left, right) = At(seconds, ring.Samples);
        ring.Add(left.Span, right.Span);
    }

    public Recording Finish(double leadSeconds = 0)
    {
        At(0, _used + (int)(QuietSeconds * SampleClock.Rate));
        var low = new StereoFilter(BiquadCoefficients.HighPass(SampleClock.Rate, LowestHz));
        low.Process(_left, _right, _left, _right);
        var peak = 0f;
        for (var i = 0; i < _left.Length; i++) peak = Math.Max(peak, Math.Max(Math.Abs(_left[i]), Math.Abs(_right[i])));
        var end = _left.Length;
        while (end > 0 && Math.Max(Math.Abs(_left[end - 1]), Math.Abs(_right[end - 1])) < peak * Inaudible) end--;
        end = Math.Min(_left.Length, end + (int)(QuietSeconds * SampleClock.Rate));
        return new Recording(_left[..end], _right[..end], (int)SampleClock.SamplesAt(leadSeconds));
    }
}
