using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Noises;

/// <summary>One stretch of background.</summary>
internal sealed class NoiseVoice : ISynthVoice
{
    private static readonly LfoOptions Wandering = new() { Hz = 0.15, Shape = LfoShape.Random, PerVoice = true };

    private readonly NoisePreset _preset;
    private readonly int _sampleRate;
    private readonly Bed[] _beds;
    private readonly Drops[] _drops;
    private readonly double[] _hums;
    private readonly AdsrOptions _envelope;
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private Amplifier _amplifier;
    private Lfo _wander;
    private double _opens;

    public NoiseVoice(NoisePreset preset, int sampleRate)
    {
        (_preset, _sampleRate) = (preset, sampleRate);
        _beds = [.. preset.Beds.Select(bed => new Bed(bed, sampleRate))];
        _drops = [.. preset.Drops.Select(drop => new Drops(drop, sampleRate))];
        _hums = new double[preset.Hums.Length];
        _envelope = new AdsrOptions { AttackSeconds = preset.FadeInSeconds, Sustain = 1, ReleaseSeconds = preset.FadeOutSeconds };
    }

    public bool Sounds => _amplifier.Sounds;

    public void Start(in NoteStart note)
    {
        var scatter = new Scatter(note.Variation);
        _opens = Math.Pow(Force.Of(note.Velocity), 0.6);
        _amplifier.Start(_envelope, _sampleRate, note.Velocity, 0.85);
        _wander.Start(Wandering, ref scatter);
        foreach (var bed in _beds) bed.Start(ref scatter);
        foreach (var drops in _drops) drops.Start(ref scatter);
        for (var i = 0; i < _hums.Length; i++) _hums[i] = scatter.Next();
    }

    public void Release() => _amplifier.Release();

    public void Choke() => _amplifier.Choke();

    public void Add(Span<float> left, Span<float> right, in Bearing bearing)
    {
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        ownLeft.Clear();
        ownRight.Clear();
        foreach (var bed in _beds) bed.Add(ownLeft, ownRight, _opens, bearing);
        foreach (var drops in _drops) drops.Add(ownLeft, ownRight, _opens);
        if (_hums.Length > 0) Hum(ownLeft, ownRight, _wander.At(bearing));
        var (from, to) = _amplifier.Advance(left.Length);
        Ramp.Add(ownLeft, left, from, to);
        Ramp.Add(ownRight, right, from, to);
    }

    private void Hum(Span<float> left, Span<float> right, float wander)
    {
        for (var hum = 0; hum < _hums.Length; hum++)
        {
            var options = _preset.Hums[hum];
            var step = options.Hz * Math.Pow(2, options.WanderCents * wander / 1200) / _sampleRate;
            var gain = (float)Decibels.ToGain(options.LevelDb);
            for (var i = 0; i < left.Length; i++)
            {
                var y = gain * Sine.Of((float)(_hums[hum] + (step * i)));
                left[i] += y;
                right[i] += y;
            }

            _hums[hum] += step * left.Length;
            _hums[hum] -= Math.Floor(_hums[hum]);
        }
    }
}
