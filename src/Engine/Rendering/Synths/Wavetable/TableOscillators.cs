using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Wavetable;

/// <summary>
/// The oscillators of one layer of a voice. The cycle they read is blended anew every few stretches, and read sliding from
/// the last to the next: so a journey through the table costs little more than standing still.
/// </summary>
internal sealed class TableOscillators
{
    private const int Stretches = 32;
    private const int JourneySamples = Stretches * SynthPlayer.GridSamples;

    private readonly WavetableLayer _layer;
    private readonly Table _table;
    private readonly (float Left, float Right)[] _gains;
    private readonly double[] _ratios;
    private readonly double[] _phases;
    private readonly float[] _ramp = new float[SynthPlayer.GridSamples];
    private readonly float[] _between = new float[SynthPlayer.GridSamples];
    private readonly float[] _a = new float[SynthPlayer.GridSamples];
    private readonly float[] _b = new float[SynthPlayer.GridSamples];
    private readonly float[] _nextA = new float[SynthPlayer.GridSamples];
    private readonly float[] _nextB = new float[SynthPlayer.GridSamples];
    private readonly float[] _wave = new float[SynthPlayer.GridSamples];
    private float[] _from = new float[Table.Size(0) + 1];
    private float[] _to = new float[Table.Size(0) + 1];
    private Lfo _along;
    private Lfo _across;
    private Lfo _swell;
    private (double Along, double Across) _place;
    private int _octave;
    private int _travelled;
    private float _level;

    public TableOscillators(WavetableLayer layer)
    {
        _layer = layer;
        _table = Table.Find(layer.Table);
        var voices = Unison.Of(layer.Voices, layer.DetuneCents, 0.7, layer.Spread);
        _ratios = Array.ConvertAll(voices, voice => Math.Pow(2, (layer.Semitones / 12) + ((layer.Cents + voice.Cents) / 1200)));
        _gains = Array.ConvertAll(voices, Gains);
        _phases = new double[voices.Length];
    }

    public void Start(ref Scatter scatter)
    {
        for (var i = 0; i < _phases.Length; i++) _phases[i] = scatter.Next();
        if (_layer.AlongLfo is { } along) _along.Start(along, ref scatter);
        if (_layer.AcrossLfo is { } across) _across.Start(across, ref scatter);
        if (_layer.SwellLfo is { } swell) _swell.Start(swell, ref scatter);
        (_octave, _level) = (-1, -1);
    }

    /// <summary>Adds a stretch. Step: cycles a sample of the key; envelope: the filter's.</summary>
    public void Add(Span<float> left, Span<float> right, double step, float envelope, in Bearing bearing)
    {
        var octave = Table.OctaveFor(step * _ratios[^1]);
        if (octave != _octave || _travelled >= JourneySamples) Travel(octave, envelope, bearing);
        var level = (float)(_layer.Level * (1 - Swell(bearing)));
        if (_level < 0) _level = level;
        Ramp(level, left.Length);
        var share = (float)_travelled / JourneySamples;
        for (var i = 0; i < _phases.Length; i++)
        {
            var own = Math.Min(step * _ratios[i], 0.45);
            Read(_phases[i], own, share);
            TensorPrimitives.MultiplyAdd(_wave.AsSpan(0, left.Length), _gains[i].Left, left, left);
            TensorPrimitives.MultiplyAdd(_wave.AsSpan(0, left.Length), _gains[i].Right, right, right);
            _phases[i] += own * left.Length;
            _phases[i] -= Math.Floor(_phases[i]);
        }

        _travelled += left.Length;
    }

    private static (float Left, float Right) Gains(UnisonVoice voice)
    {
        var (right, left) = MathF.SinCos((float)((voice.Pan + 1) * Math.PI / 4));
        return (left * (float)voice.Gain, right * (float)voice.Gain);
    }

    private void Travel(int octave, float envelope, in Bearing bearing)
    {
        var place = Place(envelope, bearing);
        if (_octave < 0) _place = place;

        // Where it has come to; in another octave that has to be blended again.
        if (octave == _octave) (_from, _to) = (_to, _from);
        else _table.Blend(octave, _place.Along, _place.Across, _from);
        _table.Blend(octave, place.Along, place.Across, _to);
        (_octave, _place, _travelled) = (octave, place, 0);
    }

    private (double Along, double Across) Place(float envelope, in Bearing bearing)
    {
        var along = _layer.Along + (_layer.AlongEnvelope * envelope);
        if (_layer.AlongLfo is not null) along += _layer.AlongDepth * _along.At(bearing);
        var across = _layer.Across;
        if (_layer.AcrossLfo is not null) across += _layer.AcrossDepth * _across.At(bearing);
        return (along, across);
    }

    private double Swell(in Bearing bearing) => _layer.SwellLfo is null ? 0 : _layer.SwellDepth * (0.5 - (0.5 * _swell.At(bearing)));

    /// <summary>The level of each sample of a stretch; the same for all oscillators.</summary>
    private void Ramp(float level, int samples)
    {
        var (gain, step) = (_level, (level - _level) / samples);
        for (var i = 0; i < samples; i++) _ramp[i] = gain += step;
        _level = level;
    }

    /// <summary>Fetches what lies around each sample's place one by one, and does the rest eight samples at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(double phase, double step, float share)
    {
        var size = Table.Size(_octave);
        var (at, wide) = ((float)(phase * size), (float)(step * size));
        ref var from = ref MemoryMarshal.GetArrayDataReference(_from);
        ref var to = ref MemoryMarshal.GetArrayDataReference(_to);
        for (var i = 0; i < SynthPlayer.GridSamples; i++)
        {
            // The table holds its first sample once more at its end, so the next one is always there.
            var place = at + (wide * i);
            var whole = (int)place;
            _between[i] = place - whole;
            whole &= size - 1;
            _a[i] = Unsafe.Add(ref from, whole);
            _nextA[i] = Unsafe.Add(ref from, whole + 1);
            _b[i] = Unsafe.Add(ref to, whole);
            _nextB[i] = Unsafe.Add(ref to, whole + 1);
        }

        const float shareStep = 1f / JourneySamples;
        for (var i = 0; i < SynthPlayer.GridSamples; i += Vector256<float>.Count)
        {
            var t = Vector256.Create(_between, i);
            var a = Vector256.Create(_a, i);
            var b = Vector256.Create(_b, i);
            a += t * (Vector256.Create(_nextA, i) - a);
            b += t * (Vector256.Create(_nextB, i) - b);
            var travelled = Vector256.Create(share) + (shareStep * (Vector256<float>.Indices + Vector256.Create((float)i)));
            (Vector256.Create(_ramp, i) * (a + (travelled * (b - a)))).CopyTo(_wave, i);
        }
    }
}
