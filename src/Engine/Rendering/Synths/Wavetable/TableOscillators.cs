using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private readonly UnisonVoice[] _voices;
    private readonly double[] _ratios;
    private readonly double[] _phases;
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
        _voices = Unison.Of(layer.Voices, layer.DetuneCents, 0.7, layer.Spread);
        _ratios = Array.ConvertAll(_voices, voice => Math.Pow(2, (layer.Semitones / 12) + ((layer.Cents + voice.Cents) / 1200)));
        _phases = new double[_voices.Length];
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
        var share = (float)_travelled / JourneySamples;
        for (var i = 0; i < _phases.Length; i++)
        {
            var own = Math.Min(step * _ratios[i], 0.45);
            var (rightGain, leftGain) = MathF.SinCos((float)((_voices[i].Pan + 1) * Math.PI / 4));
            Read(left, right, _phases[i], own, share, leftGain * (float)_voices[i].Gain, rightGain * (float)_voices[i].Gain, level);
            _phases[i] += own * left.Length;
            _phases[i] -= Math.Floor(_phases[i]);
        }

        _level = level;
        _travelled += left.Length;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(Span<float> left, Span<float> right, double phase, double step, float share, float leftGain, float rightGain, float level)
    {
        var size = Table.Size(_octave);
        ref var from = ref MemoryMarshal.GetArrayDataReference(_from);
        ref var to = ref MemoryMarshal.GetArrayDataReference(_to);
        right = right[..left.Length];
        var (at, wide) = ((float)(phase * size), (float)(step * size));
        var gain = _level;
        var gainStep = (level - gain) / left.Length;
        const float shareStep = 1f / JourneySamples;
        for (var i = 0; i < left.Length; i++)
        {
            // The table holds its first sample once more at its end, so the next one is always there.
            var place = at + (wide * i);
            var whole = (int)place;
            var t = place - whole;
            whole &= size - 1;
            var a = Unsafe.Add(ref from, whole);
            var b = Unsafe.Add(ref to, whole);
            a += t * (Unsafe.Add(ref from, whole + 1) - a);
            b += t * (Unsafe.Add(ref to, whole + 1) - b);
            gain += gainStep;
            var y = gain * (a + ((share + (shareStep * i)) * (b - a)));
            left[i] += y * leftGain;
            right[i] += y * rightGain;
        }
    }
}
