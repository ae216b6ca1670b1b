using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Dsp;

/// <summary>Drive: level of the signal against the curve's knee. Asymmetry 0 is tape (odd harmonics), above it a tube (even ones too).</summary>
internal sealed record SaturatorOptions
{
    public required double DriveDb { get; init; }

    public double Asymmetry { get; init; }
}

/// <summary>
/// What a driven tape or tube adds to one channel: y(u) − x, where u = drive·x + bias and y = u/√(1 + u²), scaled so that soft
/// sounds pass unchanged. Only the addition is handed out, <see cref="Latency"/> samples late; whoever uses it adds it to
/// the plain signal, which so never goes through the filters. Worked out at four times the rate, since the harmonics of
/// a cymbal would otherwise come back as tones that nobody plays.
/// </summary>
internal sealed class Saturator
{
    public const int Latency = Oversampler.Latency;

    /// <summary>A bent curve makes direct voltage, which is taken out again.</summary>
    private const double DirectHz = 12;

    private readonly Oversampler _oversampler = new();
    private readonly Biquad _noDirect;
    private readonly float _drive;
    private readonly float _bias;
    private readonly float _rest;
    private readonly float _scale;

    public Saturator(int sampleRate, SaturatorOptions options)
    {
        var knee = Math.Sqrt(1 + (options.Asymmetry * options.Asymmetry));
        var drive = Decibels.ToGain(options.DriveDb);
        (_drive, _bias) = ((float)drive, (float)options.Asymmetry);
        _rest = _bias / MathF.Sqrt(1 + (_bias * _bias)); // as Bend does it, so that silence stays exactly that
        _scale = (float)(knee * knee * knee / drive);
        _noDirect = new Biquad(BiquadCoefficients.HighPass(sampleRate, DirectHz));
    }

    public void Reset()
    {
        _oversampler.Reset();
        _noDirect.Reset();
    }

    public void Process(ReadOnlySpan<float> input, Span<float> added)
    {
        Bend(input, added);
        _noDirect.Process(added[..input.Length], added);
    }

    /// <summary>The same with its direct voltage, for whoever takes that out of the sound as a whole; not to be mixed with the other.</summary>
    public void Bend(ReadOnlySpan<float> input, Span<float> added)
    {
        for (var at = 0; at < input.Length; at += Oversampler.Chunk)
        {
            var count = Math.Min(Oversampler.Chunk, input.Length - at);
            _oversampler.Up(input.Slice(at, count));
            for (var phase = 0; phase < Oversampler.Phases; phase++) Bend(_oversampler.Phase(phase, count));
            _oversampler.Down(added.Slice(at, count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Bend(Span<float> samples)
    {
        var lanes = Vector256<float>.Count;
        ref var first = ref MemoryMarshal.GetReference(samples);
        var i = 0;
        for (; i + lanes <= samples.Length; i += lanes) Bend(Vector256.LoadUnsafe(ref first, (nuint)i)).StoreUnsafe(ref first, (nuint)i);
        for (; i < samples.Length; i++) samples[i] = Bend(Vector256.Create(samples[i]))[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Bend(Vector256<float> x)
    {
        var u = (x * _drive) + Vector256.Create(_bias);
        var y = u / Vector256.Sqrt(Vector256<float>.One + (u * u));
        return ((y - Vector256.Create(_rest)) * _scale) - x;
    }
}
