using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>One occurrence of a layered sound.</summary>
internal sealed class LayeredSounding : Sounding
{
    /// <summary>Between the softest and the hardest.</summary>
    private const double ForceDb = 26;

    /// <summary>Silence after the last of it, in which what filters still hold runs out.</summary>
    private const int Quiet = SampleClock.Rate / 80;

    private readonly LayerPart[] _parts;
    private readonly Halo? _halo;
    private readonly float _gain;
    private readonly float[] _left = new float[Stretch];
    private readonly float[] _right = new float[Stretch];
    private int _quiet;

    public LayeredSounding(LayeredSound sound, Manner manner, double seconds, Chance chance)
    {
        var stage = Stage.Of(sound, manner, seconds);
        var scatter = new Scatter((float)chance.Next());
        _parts = new LayerPart[sound.Tones.Length + sound.Noises.Length + sound.Pings.Length];
        var next = 0;
        foreach (var tone in sound.Tones) _parts[next++] = new TonePart(tone, stage, ref scatter);
        foreach (var noise in sound.Noises) _parts[next++] = new NoisePart(noise, stage, ref scatter);
        foreach (var pings in sound.Pings) _parts[next++] = new PingPart(pings, stage, ref scatter);
        _halo = sound.Halo is { } halo ? new Halo(halo) : null;
        _gain = (float)Decibels.ToGain(ForceDb * (manner.Force - 0.6));
        LeadSamples = (int)(sound.LeadSeconds * stage.Stretch * SampleClock.Rate);
    }

    public override int LeadSamples { get; }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        _left.AsSpan().Clear();
        _right.AsSpan().Clear();
        var sounds = false;
        foreach (var part in _parts)
        {
            if (part.IsOver) continue;
            part.Add(_left, _right);
            sounds = true;
        }

        Ramp.Add(_left, left, _gain, _gain);
        Ramp.Add(_right, right, _gain, _gain);
        var rings = _halo?.Add(left, right, sounds) ?? false;
        _quiet = sounds || rings ? 0 : _quiet + Stretch;
        return _quiet < Quiet;
    }
}
