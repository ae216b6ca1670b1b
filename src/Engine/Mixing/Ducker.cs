using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>Applies a ducking to one signal, block after block.</summary>
internal sealed class Ducker(Ducking ducking)
{
    // 1–4 kHz: two octaves around 2 kHz.
    private const double ClarityHz = 2000;
    private const double ClarityQ = 0.667;

    private readonly RiddenFilter _clarity = new(BiquadCoefficients.BandPass(SampleClock.Rate, ClarityHz, ClarityQ));
    private readonly float[] _gains = new float[IMixSource.LargestBlock];

    /// <summary>Blocks of any size, one after the other; this one begins at this sample.</summary>
    public void Process(long start, Span<float> left, Span<float> right)
    {
        for (; left.Length > IMixSource.LargestBlock; start += IMixSource.LargestBlock)
        {
            Run(start, left[..IMixSource.LargestBlock], right[..IMixSource.LargestBlock]);
            left = left[IMixSource.LargestBlock..];
            right = right[IMixSource.LargestBlock..];
        }

        Run(start, left, right);
    }

    private void Run(long start, Span<float> left, Span<float> right)
    {
        var gains = _gains.AsSpan(0, left.Length);
        ducking.Clarity.Fill(start, gains);
        _clarity.Process(left, right, gains);
        ducking.Gain.Fill(start, gains);
        TensorPrimitives.Multiply(left, gains, left);
        TensorPrimitives.Multiply(right, gains, right);
    }
}
