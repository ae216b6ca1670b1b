using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Rendering.Synths.Plucked;

/// <summary>
/// A string as a wave running round (Karplus and Strong 1983): a delay read between samples by an eight-point Lagrange
/// polynomial, losses, stiffness, and the excitation let in.
/// </summary>
internal sealed class StringLoop
{
    private const int Taps = 8;
    private const double LowestHz = 18;
    private const float Silence = 1e-15f;

    private readonly int _sampleRate;
    private readonly int _longest;
    private readonly float[] _wave;
    private readonly float[] _read = new float[SynthPlayer.GridSamples + Vector256<float>.Count + 1];
    private readonly float[] _weights = new float[Taps];
    private readonly float[] _x = new float[LoopDesign.AllPasses];
    private readonly float[] _y = new float[LoopDesign.AllPasses];
    private LoopDesign _design;
    private int _at;
    private int _delay;
    private float _gain;
    private float _buzz;
    private float _low;

    public StringLoop(int sampleRate)
    {
        _sampleRate = sampleRate;
        _longest = (int)(sampleRate / LowestHz) + (4 * Taps);
        _wave = new float[4 * _longest];
    }

    /// <summary>The loudest of the last stretch.</summary>
    public float Level { get; private set; }

    public void Start(in LoopDesign design, double buzz)
    {
        _design = design;
        _buzz = (float)buzz;
        _gain = (float)design.Gain;
        (_at, _low, Level) = (_longest, 0, 1);
        Array.Clear(_wave, 0, _longest);
        Array.Clear(_x);
        Array.Clear(_y);
    }

    /// <summary>Loses so many time constants a second more from now on.</summary>
    public void Damp(double rate, double hertz) => _gain = (float)(_design.Gain * Math.Exp(-rate / hertz));

    /// <summary>Sets the pitch for what follows.</summary>
    public void Tune(double hertz)
    {
        var delay = Math.Clamp(_design.DelayFor(_sampleRate / hertz), LoopDesign.ShortestDelay, _longest - Taps);

        // The point read lies between the fourth and the fifth tap.
        _delay = (int)delay;
        var place = 3 + (1 - (delay - _delay));
        for (var tap = 0; tap < Taps; tap++)
        {
            var weight = 1.0;
            for (var other = 0; other < Taps; other++)
            {
                if (other != tap) weight *= (place - other) / (tap - other);
            }

            _weights[tap] = (float)weight;
        }
    }

    /// <summary>Lets the excitation in and overwrites it with the string's movement at the bridge.</summary>
    public void Run(Span<float> samples)
    {
        MakeRoom();

        // Reading must stay behind writing: short strings go in small steps.
        var stride = _delay - Taps + 2;
        for (var done = 0; done < samples.Length; done += stride) Round(samples.Slice(done, Math.Min(stride, samples.Length - done)));
        Level = 0;
        foreach (var sample in samples) Level = Math.Max(Level, Math.Abs(sample));
        if (MathF.Abs(_low) < Silence) _low = 0;
    }

    /// <summary>Adds the movement as it was so many samples before the last stretch, straight between two of them: a place that jumped would be heard.</summary>
    public void AddEarlier(Span<float> output, double samples, float gain)
    {
        var whole = (int)samples;
        var part = (float)(samples - whole);
        var past = _wave.AsSpan(Math.Max(0, _at - output.Length - whole - 1), output.Length + 1);
        TensorPrimitives.MultiplyAdd(past[1..], gain * (1 - part), output, output);
        TensorPrimitives.MultiplyAdd(past[..^1], gain * part, output, output);
    }

    private void Round(Span<float> samples)
    {
        Read(samples.Length);
        var read = _read.AsSpan(0, samples.Length + 1);
        if (_buzz > 0) Buzz(read);
        if (_design.Spread != 0) Spread(read[..samples.Length]);
        var (pole, low) = ((float)_design.Pole, _low);
        var gain = _gain * (1 - pole);
        var wave = _wave.AsSpan(_at, samples.Length);
        for (var i = 0; i < samples.Length; i++)
        {
            low = (gain * read[i]) + (pole * low);
            var sum = low + samples[i];
            wave[i] = sum;
            samples[i] = sum;
        }

        _low = low;
        _at += samples.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(int count)
    {
        // One more than asked: the buzz looks ahead. Reading in eights may pass that, over what is not yet written.
        ref var from = ref _wave[_at - _delay - Taps + 4];
        ref var to = ref _read[0];
        for (var i = 0; i <= count; i += Vector256<float>.Count)
        {
            var sum = Vector256<float>.Zero;
            for (var tap = 0; tap < Taps; tap++)
            {
                sum += Vector256.LoadUnsafe(ref from, (nuint)(i + tap)) * _weights[tap];
            }

            sum.StoreUnsafe(ref to, (nuint)i);
        }
    }

    /// <summary>
    /// While the string swings down it wraps round the bridge and is shorter: what is high runs ahead, and a steep edge
    /// builds up that feeds the upper partials for as long as the string swings.
    /// </summary>
    private void Buzz(Span<float> read)
    {
        for (var i = 0; i < read.Length - 1; i++)
        {
            var ahead = Math.Clamp(_buzz * read[i], 0, 1);
            read[i] += ahead * (read[i + 1] - read[i]);
        }
    }

    private void Spread(Span<float> read)
    {
        var spread = (float)_design.Spread;
        for (var stage = 0; stage < LoopDesign.AllPasses; stage++)
        {
            var (x1, y1) = (_x[stage], _y[stage]);
            for (var i = 0; i < read.Length; i++)
            {
                var x = read[i];
                y1 = (spread * (x - y1)) + x1;
                x1 = x;
                read[i] = y1;
            }

            (_x[stage], _y[stage]) = (MathF.Abs(x1) < Silence ? 0 : x1, MathF.Abs(y1) < Silence ? 0 : y1);
        }
    }

    /// <summary>The wave is written straight on; when the paper ends, what is still needed moves to its beginning.</summary>
    private void MakeRoom()
    {
        if (_at + SynthPlayer.GridSamples + (2 * Taps) < _wave.Length) return;
        _wave.AsSpan(_at - _longest, _longest).CopyTo(_wave);
        _at = _longest;
    }
}
