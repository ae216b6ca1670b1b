using System.Collections.Immutable;
using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Analysis.Listening;

/// <summary>
/// Measures sound in frames of 64 ms, fifty a second: long enough to tell the harmonics of a low voice apart, short enough
/// to follow syllables. The middle of frame i lies at i / 50 s.
/// </summary>
internal sealed class SoundMeter
{
    public const int PerSecond = 50;

    private const int Hop = SoundListener.Rate / PerSecond;
    private const int Size = 1024;

    /// <summary>Below this nothing is left but rounding.</summary>
    private const double Nothing = 1e-10;

    private const int ShortestLag = SoundListener.Rate / 400;
    private const int LongestLag = SoundListener.Rate / 73;

    private readonly Fft _fft = new(Size);
    private readonly float[] _hann = [.. Enumerable.Range(0, Size).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Size))))];
    private readonly float[] _heard = new float[Size];
    private readonly float[] _windowed = new float[Size];
    private readonly float[] _real = new float[(Size / 2) + 1];
    private readonly float[] _imaginary = new float[(Size / 2) + 1];
    private readonly double[] _power = new double[(Size / 2) + 1];
    private readonly List<SoundNumbers> _numbers = [];

    /// <summary>Half a frame of silence stands before the first sample.</summary>
    private int _filled = Size / 2;

    /// <summary>About as wide as the ear's own.</summary>
    public static ImmutableArray<int> BandEdgesHz { get; } = [100, 200, 300, 420, 560, 720, 920, 1150, 1430, 1770, 2180, 2680, 3300, 4100, 5200, 7200];

    private static readonly ImmutableArray<int> Edges = [.. BandEdgesHz.Select(FirstBin)];

    public IReadOnlyList<SoundNumbers> Numbers => _numbers;

    public void Hear(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var taken = Math.Min(samples.Length, Size - _filled);
            samples[..taken].CopyTo(_heard.AsSpan(_filled));
            samples = samples[taken..];
            _filled += taken;
            if (_filled < Size) return;
            _numbers.Add(Measure());
            _heard.AsSpan(Hop).CopyTo(_heard);
            _filled -= Hop;
        }
    }

    private static int FirstBin(int hz) => (int)Math.Ceiling((double)hz * Size / SoundListener.Rate);

    private SoundNumbers Measure()
    {
        for (var i = 0; i < Size; i++) _windowed[i] = _heard[i] * _hann[i];
        _fft.Forward(_windowed, _real, _imaginary);
        // A Hann window leaves 3/8 of the power.
        for (var k = 0; k < _power.Length; k++) _power[k] = ((_real[k] * _real[k]) + (_imaginary[k] * _imaginary[k])) / (0.375 * Size * Size);

        var bands = new float[BandEdgesHz.Length - 1];
        for (var band = 0; band < bands.Length; band++)
        {
            bands[band] = (float)Decibels.FromPower(Sum(Edges[band], Edges[band + 1]) / (Edges[band + 1] - Edges[band]) + Nothing);
        }

        var voice = (float)Decibels.FromPower(Sum(FirstBin(300), FirstBin(3400)) + Nothing);
        var (clarity, pitch) = Pitch();
        return new SoundNumbers(bands, voice, clarity, pitch);
    }

    private double Sum(int from, int to)
    {
        var sum = 0.0;
        for (var k = from; k < to; k++) sum += _power[k];
        return sum;
    }

    /// <summary>
    /// The distance of the harmonics, as the lag at which the spectrum's transform peaks. Taken from magnitudes rather than
    /// powers, so that one strong harmonic does not speak for all.
    /// </summary>
    private (float Clarity, float Semitones) Pitch()
    {
        Array.Clear(_windowed);
        for (var k = FirstBin(150); k <= FirstBin(3600); k++) _windowed[k] = _windowed[Size - k] = (float)Math.Sqrt(_power[k]);
        _fft.Forward(_windowed, _real, _imaginary);
        var best = ShortestLag;
        for (var lag = ShortestLag + 1; lag <= LongestLag; lag++)
        {
            if (_real[lag] > _real[best]) best = lag;
        }

        if (_real[best] <= 0) return (0, 0);
        var (before, at, after) = (_real[best - 1], _real[best], _real[best + 1]);
        var bow = before - (2 * at) + after;
        var lean = bow < 0 ? Math.Clamp(0.5 * (before - after) / bow, -1, 1) : 0;
        return (at / _real[0], (float)(12 * Math.Log2(SoundListener.Rate / (best + lean))));
    }
}
