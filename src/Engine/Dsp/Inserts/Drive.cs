using System.Numerics.Tensors;

namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>
/// A driven stage in an instrument's line: the sound and what a <see cref="Saturator"/> adds to it. Bright waves are what it
/// is given, so it bends at four times the rate.
/// </summary>
internal sealed class Drive(int sampleRate, DriveOptions options) : IInsert
{
    private readonly Side _left = new(sampleRate, options);
    private readonly Side _right = new(sampleRate, options);

    public int TailSamples => sampleRate / 2;

    public void Reset()
    {
        _left.Reset();
        _right.Reset();
    }

    public void Process(Span<float> left, Span<float> right)
    {
        _left.Process(left);
        _right.Process(right);
    }

    private sealed class Side(int sampleRate, DriveOptions options)
    {
        /// <summary>What one-sided bending leaves at 0 Hz is taken away below this.</summary>
        private const double LowestHz = 8;

        private readonly Saturator _saturator = new(sampleRate, new SaturatorOptions { DriveDb = options.Db, Asymmetry = 0.6 * options.Asymmetry });
        private readonly Biquad _lowCut = new(BiquadCoefficients.HighPass(sampleRate, LowestHz));
        private readonly DelayLine _line = new(Saturator.Latency, Oversampler.Chunk);
        private readonly float[] _added = new float[Oversampler.Chunk];

        public void Reset()
        {
            _saturator.Reset();
            _lowCut.Reset();
            _line.Reset();
        }

        public void Process(Span<float> samples)
        {
            for (; samples.Length > Oversampler.Chunk; samples = samples[Oversampler.Chunk..]) Run(samples[..Oversampler.Chunk]);
            Run(samples);
        }

        private void Run(Span<float> samples)
        {
            var added = _added.AsSpan(0, samples.Length);
            _saturator.Bend(samples, added);
            _line.Write(samples);
            samples.Clear();
            _line.AddTap(Saturator.Latency, 1, samples);
            TensorPrimitives.MultiplyAdd(added, (float)options.Mix, samples, samples);
            _lowCut.Process(samples, samples);
        }
    }
}
