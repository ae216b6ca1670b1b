using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Wind;

/// <summary>An edge or gap in the wind: noise drawn together around the pace of its eddies.</summary>
internal sealed class Whistle
{
    /// <summary>Eddies behind a body come at this share of speed over width, over a wide range of both (Strouhal).</summary>
    public const double Strouhal = 0.2;

    private readonly WhistleOptions _options;
    private Wander _fading;
    private readonly float[] _left = new float[Sounding.Stretch];
    private readonly float[] _right = new float[Sounding.Stretch];
    private StereoNoise _noise;
    private StateVariableFilter _first;
    private StateVariableFilter _second;
    private float _level = float.NaN;

    public Whistle(WhistleOptions options, Chance chance)
    {
        var scatter = new Scatter((float)chance.Next());
        (_options, _noise, _fading) = (options, new StereoNoise(ref scatter), new Wander(0.7, chance));
    }

    public static double HertzAt(double metresPerSecond, double widthMm) => Strouhal * metresPerSecond / (widthMm / 1000);

    public void Add(Span<float> left, Span<float> right, double metresPerSecond, double gain, double pitch)
    {
        _left.AsSpan().Clear();
        _right.AsSpan().Clear();

        // What a narrow band lets through is brought back to one level.
        _noise.Add(_left, _right, Math.Sqrt(_options.Q), 0.2);
        var frequency = Math.Clamp(HertzAt(metresPerSecond, _options.WidthMm) * pitch / SampleClock.Rate, 0.001, 0.4);
        _first.Process(_left, _right, FilterKind.BandPass, frequency, 1 / _options.Q);
        _second.Process(_left, _right, FilterKind.BandPass, frequency, 1 / _options.Q);
        var to = (float)(gain * Decibels.ToGain(_options.LevelDb + (5 * _fading.Next())));
        if (float.IsNaN(_level)) _level = to;
        Ramp.Add(_left, left, _level * (float)(1 - _options.Pan), to * (float)(1 - _options.Pan));
        Ramp.Add(_right, right, _level * (float)(1 + _options.Pan), to * (float)(1 + _options.Pan));
        _level = to;
    }
}
