using System.Numerics.Tensors;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// A space around a stereo signal, wet only: band limits, first reflections, then diffusion into a feedback network.
/// Linear, so the space around a sum is the sum of the spaces around its parts.
/// </summary>
internal sealed class Reverb : IWetEffect
{
    private const int Chunk = 512;

    // Seconds; each side its own, without common multiples.
    private static readonly double[] DiffusionLeft = [0.00213, 0.00337, 0.00571, 0.00893];
    private static readonly double[] DiffusionRight = [0.00229, 0.00361, 0.00541, 0.00937];
    private const double DiffusionGain = 0.65;

    private readonly StereoFilter _band;
    private readonly EarlyReflections? _early;
    private readonly DelayLine _preLeft;
    private readonly DelayLine _preRight;
    private readonly Allpass[] _diffuseLeft;
    private readonly Allpass[] _diffuseRight;
    private readonly FeedbackNetwork _tail;
    private readonly int _preDelay;
    private readonly float _earlyGain;
    private readonly float[] _left = new float[Chunk];
    private readonly float[] _right = new float[Chunk];
    private readonly float[] _lateLeft = new float[Chunk];
    private readonly float[] _lateRight = new float[Chunk];

    public Reverb(int sampleRate, ReverbOptions options)
    {
        _band = new StereoFilter(
            BiquadCoefficients.HighPass(sampleRate, options.LowCutHz), BiquadCoefficients.LowPass(sampleRate, options.HighCutHz));
        if (options.EarlyDb is { } earlyDb)
        {
            _early = new EarlyReflections(sampleRate, options.PreDelaySeconds, options.LongestPathSeconds, Chunk);
            _earlyGain = (float)Decibels.ToGain(earlyDb);
        }

        // The tail begins within the reflections, not after them.
        _preDelay = (int)((options.PreDelaySeconds + (0.2 * options.ShortestPathSeconds)) * sampleRate);
        _preLeft = new DelayLine(_preDelay, Chunk);
        _preRight = new DelayLine(_preDelay, Chunk);
        _diffuseLeft = [.. DiffusionLeft.Select(seconds => new Allpass((int)(seconds * sampleRate), DiffusionGain))];
        _diffuseRight = [.. DiffusionRight.Select(seconds => new Allpass((int)(seconds * sampleRate), DiffusionGain))];
        _tail = new FeedbackNetwork(sampleRate, options);
    }

    public void Reset()
    {
        _band.Reset();
        _early?.Reset();
        _preLeft.Reset();
        _preRight.Reset();
        foreach (var diffuser in _diffuseLeft.Concat(_diffuseRight)) diffuser.Reset();
        _tail.Reset();
    }

    /// <summary>Adds to the outputs.</summary>
    public void Process(ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        for (var at = 0; at < inLeft.Length; at += Chunk)
        {
            var count = Math.Min(Chunk, inLeft.Length - at);
            Run(inLeft.Slice(at, count), inRight.Slice(at, count), outLeft.Slice(at, count), outRight.Slice(at, count));
        }
    }

    private void Run(ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        var left = _left.AsSpan(0, inLeft.Length);
        var right = _right.AsSpan(0, inLeft.Length);
        _band.Process(inLeft, inRight, left, right);

        var lateLeft = _lateLeft.AsSpan(0, inLeft.Length);
        var lateRight = _lateRight.AsSpan(0, inLeft.Length);
        Delay(_preLeft, left, lateLeft);
        Delay(_preRight, right, lateRight);
        foreach (var diffuser in _diffuseLeft) diffuser.Process(lateLeft);
        foreach (var diffuser in _diffuseRight) diffuser.Process(lateRight);
        _tail.Process(lateLeft, lateRight, outLeft, outRight);

        if (_early is null) return;
        TensorPrimitives.Multiply(left, _earlyGain, left);
        TensorPrimitives.Multiply(right, _earlyGain, right);
        _early.Process(left, right, outLeft, outRight);
    }

    private void Delay(DelayLine line, ReadOnlySpan<float> input, Span<float> output)
    {
        // Written first, so that a delay shorter than a chunk finds its samples.
        line.Write(input);
        output.Clear();
        line.AddTap(_preDelay, 1, output);
    }
}
