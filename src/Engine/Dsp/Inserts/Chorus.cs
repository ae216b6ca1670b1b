using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>
/// Chorus and ensemble after the bucket-brigade machines: the sound is summed to one channel, darkened, and read back at
/// places that wander; left and right read in opposite movement, several copies in even parts of the circle. The dry sound
/// keeps its stereo picture.
/// </summary>
internal sealed class Chorus : IInsert
{
    private const int Stretch = 32;

    private readonly ChorusOptions _options;
    private readonly int _sampleRate;
    private readonly float[] _ring;
    private readonly Tap[] _taps;
    private readonly float _dry;
    private readonly float _wet;
    private readonly float _tone;
    private int _write;
    private long _at;
    private float _toned;
    private float _tonedTwice;

    public Chorus(int sampleRate, ChorusOptions options)
    {
        (_options, _sampleRate) = (options, sampleRate);
        TailSamples = (int)((options.DelayMs + options.DepthMs + options.FastDepthMs + 2) / 1000 * sampleRate);
        _ring = new float[BitOperations.RoundUpToPowerOf2((uint)TailSamples + 4)];
        _taps = new Tap[2 * options.Voices];
        _dry = (float)Math.Cos(options.Mix * Math.PI / 2);
        _wet = (float)(Math.Sin(options.Mix * Math.PI / 2) / Math.Sqrt(options.Voices));
        _tone = (float)(1 - Math.Exp(-2 * Math.PI * options.ToneHz / sampleRate));
        Reset();
    }

    public int TailSamples { get; }

    public void Reset()
    {
        Array.Clear(_ring);
        (_write, _at, _toned, _tonedTwice) = (0, 0, 0, 0);
        for (var i = 0; i < _taps.Length; i++) _taps[i].Delay = Delay(i, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(Span<float> left, Span<float> right)
    {
        right = right[..left.Length];
        for (var i = 0; i < left.Length; i++)
        {
            if (_at % Stretch == 0) Aim();
            _at++;

            var input = ((left[i] + right[i]) * 0.5f) + 1e-18f;
            _toned += _tone * (input - _toned);
            _tonedTwice += _tone * (_toned - _tonedTwice);
            _ring[_write] = _tonedTwice;

            var (wetLeft, wetRight) = (0f, 0f);
            for (var tap = 0; tap < _taps.Length; tap += 2)
            {
                wetLeft += Read(ref _taps[tap]);
                wetRight += Read(ref _taps[tap + 1]);
            }

            left[i] = (_dry * left[i]) + (_wet * wetLeft);
            right[i] = (_dry * right[i]) + (_wet * wetRight);
            _write = (_write + 1) & (_ring.Length - 1);
        }
    }

    private void Aim()
    {
        for (var i = 0; i < _taps.Length; i++) _taps[i].Slope = (Delay(i, _at + Stretch) - _taps[i].Delay) / Stretch;
    }

    /// <summary>Samples back at a moment. Even taps are the left side's; the right side's move the other way.</summary>
    private float Delay(int tap, long at)
    {
        var seconds = (double)at / _sampleRate;
        var place = ((double)(tap / 2) / _options.Voices) + (tap % 2 * 0.5);
        var slow = Math.Sin(2 * Math.PI * ((_options.Hz * seconds) + place));
        var fast = Math.Sin(2 * Math.PI * ((_options.FastHz * seconds) + place));
        var ms = _options.DelayMs + (_options.DepthMs * slow) + (_options.FastDepthMs * fast);
        return (float)Math.Max(2, ms / 1000 * _sampleRate);
    }

    /// <summary>Between samples by a cubic through four (Hermite).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Read(ref Tap tap)
    {
        tap.Delay += tap.Slope;
        var whole = (int)tap.Delay;
        var t = tap.Delay - whole;
        var mask = _ring.Length - 1;
        var at = _write - whole;
        var (a, b, c, d) = (_ring[(at + 1) & mask], _ring[at & mask], _ring[(at - 1) & mask], _ring[(at - 2) & mask]);
        var slopeB = (c - a) * 0.5f;
        var slopeC = (d - b) * 0.5f;
        return b + (t * (slopeB + (t * ((3 * (c - b)) - (2 * slopeB) - slopeC + (t * ((2 * (b - c)) + slopeB + slopeC))))));
    }

    private struct Tap
    {
        public float Delay;
        public float Slope;
    }
}
