using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>What a sound is laid down on that is made whole: two channels as long as it needs them.</summary>
internal sealed class Take
{
    /// <summary>Below what is heard; what things radiate there would only move the speakers.</summary>
    private const double LowestHz = 28;

    private const double FadeSeconds = 0.03;

    /// <summary>What is softer than this at the end, against the peak, is left off (−84 dB).</summary>
    private const float Inaudible = 6e-5f;

    private float[] _left = new float[1 << 14];
    private float[] _right = new float[1 << 14];

    /// <summary>A part of it to add to; grows as needed.</summary>
    public (Memory<float> Left, Memory<float> Right) At(double seconds, int samples)
    {
        var start = (int)(Math.Max(0, seconds) * SampleClock.Rate);
        if (start + samples > _left.Length)
        {
            var length = Math.Max(start + samples, 2 * _left.Length);
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
        var low = new StereoFilter(BiquadCoefficients.HighPass(SampleClock.Rate, LowestHz));
        low.Process(_left, _right, _left, _right);
        var peak = 0f;
        for (var i = 0; i < _left.Length; i++) peak = Math.Max(peak, Math.Max(Math.Abs(_left[i]), Math.Abs(_right[i])));
        var end = _left.Length;
        while (end > 0 && Math.Max(Math.Abs(_left[end - 1]), Math.Abs(_right[end - 1])) < peak * Inaudible) end--;
        var fade = Math.Min(end, (int)(FadeSeconds * SampleClock.Rate));
        for (var i = 0; i < fade; i++)
        {
            var gain = (i + 0.5f) / fade;
            _left[end - 1 - i] *= gain * gain;
            _right[end - 1 - i] *= gain * gain;
        }

        return new Recording(_left[..end], _right[..end], (int)SampleClock.SamplesAt(leadSeconds));
    }
}
