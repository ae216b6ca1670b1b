using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Swings;

/// <summary>A swing being heard. Its moment is that of its greatest speed.</summary>
internal sealed class SwingSounding : Sounding
{
    /// <summary>The power of eddies grows with the sixth power of speed; ears that follow it would hear nothing but the peak.</summary>
    private const double Power = 2.2;

    /// <summary>Eddies behind a body come at this share of speed over width (Strouhal).</summary>
    private const double Strouhal = 0.2;

    /// <summary>It passes at this share of its own speed towards the ear.</summary>
    private const double TowardsEar = 0.25;
    private const double SpeedOfSound = 340;

    private readonly SwingSound _sound;
    private readonly Grains _grains;
    private Wander _uneven;
    private readonly float[] _left = new float[Stretch];
    private readonly float[] _right = new float[Stretch];
    private readonly double _metresPerSecond;
    private readonly double _width;
    private readonly double _swing;
    private readonly double _gain;
    private readonly double _direction;
    private readonly double _spinPhase;
    private StereoNoise _noise;
    private StateVariableFilter _eddies;
    private StateVariableFilter _moreEddies;
    private StereoNoise _edge;
    private Band _hiss;
    private double _seconds;
    private bool _hasSnapped;
    private bool _isLetGo;
    private (float Left, float Right) _level;

    public SwingSounding(SwingSound sound, Manner manner, Chance chance)
    {
        _sound = sound;
        var faster = Math.Pow(2, 1.4 * (manner.Force - Strength.Usual)) * manner.Speed;
        _metresPerSecond = sound.MetresPerSecond * faster * chance.Between(0.93, 1.07);
        _width = sound.WidthMm / 1000 * manner.Size * chance.Between(0.94, 1.06);
        _swing = sound.SwingSeconds / manner.Speed * Math.Sqrt(manner.Size) * chance.Between(0.92, 1.08);
        _gain = Math.Sqrt(Strength.Gain(manner)) * Math.Pow(_metresPerSecond / sound.MetresPerSecond, Power);
        (_direction, _spinPhase) = (chance.Happens(0.5) ? 1 : -1, chance.Next());
        var scatter = new Scatter((float)chance.Next());
        (_noise, _edge) = (new StereoNoise(ref scatter), new StereoNoise(ref scatter));
        _uneven = new Wander(12 / sound.SwingSeconds, chance);
        _grains = new Grains(chance, 0.2 + (1.4 * (sound.Twang?.Seconds ?? 0) * manner.Size));
    }

    public override int LeadSamples => (int)SampleClock.SamplesAt(_swing * _sound.Peak);

    /// <summary>Speed against the greatest, which is 1 at the peak.</summary>
    public static double Speed(double part, double peak)
    {
        if (part is <= 0 or >= 1) return 0;
        var angle = part < peak ? part / peak : (1 - part) / (1 - peak);
        return Math.Pow(Math.Sin(Math.PI / 2 * angle), 1.5);
    }

    public static double HertzAt(double metresPerSecond, double widthMetres) => Strouhal * metresPerSecond / widthMetres;

    protected override bool Make(Span<float> left, Span<float> right)
    {
        var part = _seconds / _swing;
        var speed = Speed(part, _sound.Peak);
        Blow(left, right, part, speed);
        if (_sound.SnapDb is { } snap && !_hasSnapped && part >= _sound.Peak) Snap(Decibels.ToGain(snap));
        if (_sound.Twang is { } twang && !_isLetGo && part >= twang.At) LetGo(twang);
        _grains.Take(left, right);
        _seconds += StretchSeconds;
        return part < 1 || _grains.Left > 0;
    }

    private void Blow(Span<float> left, Span<float> right, double part, double speed)
    {
        _left.AsSpan().Clear();
        _right.AsSpan().Clear();
        _noise.Add(_left, _right, 1, 0.25);
        var doppler = _sound.Passes ? 1 / (1 - (TowardsEar * _metresPerSecond / SpeedOfSound * Math.Tanh(5 * (_sound.Peak - part)))) : 1;
        var hertz = HertzAt(_metresPerSecond * Math.Max(0.12, speed) * doppler, _width);
        var frequency = Math.Clamp(hertz / SampleClock.Rate, 0.0008, 0.3);
        _eddies.Process(_left, _right, FilterKind.BandPass, frequency, 1 / _sound.Q);
        _moreEddies.Process(_left, _right, FilterKind.BandPass, frequency, 1 / _sound.Q);

        // Noise that came through a band is as soft as the band is narrow.
        var bandGain = Math.Min(30, 0.5 / Math.Sqrt(frequency / _sound.Q));
        for (var i = 0; i < _left.Length; i++) (_left[i], _right[i]) = (_left[i] * (float)bandGain, _right[i] * (float)bandGain);
        Tear(frequency);

        var spin = _sound.SpinHz > 0 ? 0.35 + (0.65 * Math.Pow(0.5 + (0.5 * Math.Sin(2 * Math.PI * ((_sound.SpinHz * _seconds) + _spinPhase))), 2)) : 1;
        var level = _gain * spin * Math.Pow(speed, Power) * (1 + (0.25 * _uneven.Next()));
        var pan = _direction * _sound.Travel * Math.Tanh(3 * (part - _sound.Peak));
        var to = ((float)(level * (1 - pan)), (float)(level * (1 + pan)));
        Ramp.Add(_left, left, _level.Left, to.Item1);
        Ramp.Add(_right, right, _level.Right, to.Item2);
        _level = to;
    }

    private void Tear(double frequency)
    {
        Span<float> left = stackalloc float[Stretch];
        Span<float> right = stackalloc float[Stretch];
        left.Clear();
        right.Clear();
        _edge.Add(left, right, Decibels.ToGain(_sound.HissDb), 0.4);
        _hiss.Process(left, right, Math.Min(0.2, 2 * frequency), Math.Min(0.42, 9 * frequency), 0.7);
        for (var i = 0; i < left.Length; i++)
        {
            _left[i] += left[i];
            _right[i] += right[i];
        }
    }

    private void Snap(double level)
    {
        _hasSnapped = true;
        _grains.Shock(0, 0.00016 * _width / _sound.WidthMm * 1000, 0.00006, 6 * level * _gain, 0);
        _grains.Puff(12, 3500 * _sound.WidthMm / _width / 1000, 0.5, 0.03, 1.2 * level * _gain, _grains.Side(0.2));
        _grains.Puff(1400, 1800 * _sound.WidthMm / _width / 1000, 0.5, 0.12, 0.12 * level * _gain, _grains.Side(0.8), 0.004);
    }

    private void LetGo(TwangOptions twang)
    {
        _isLetGo = true;
        for (var partial = 1; partial <= twang.Partials; partial++)
        {
            // A bar's ways to ring lie as odd squares, a string's as whole numbers.
            var ratio = ((1 - twang.Stiffness) * partial) + (twang.Stiffness * Math.Pow((2 * partial) + 1, 2) / 9);
            var hertz = twang.Hertz * ratio / _width * _sound.WidthMm / 1000;
            var reach = Math.Pow(partial, -0.7);
            _grains.Ping(0, hertz, 0, twang.Seconds / Math.Sqrt(partial), _gain * reach * Decibels.ToGain(twang.LevelDb), _grains.Side(0.2), 0.002);
        }
    }
}
