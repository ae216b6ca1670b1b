using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>
/// Air through cords that open and close, heard through resonances that move. A cycle of the flow is half a swing up and a
/// quarter down, then closed (Rosenberg 1971, C); what radiates is its slope, taken as the difference from sample to sample, which
/// rounds its corners as much as the samples need.
/// </summary>
internal sealed class Throat
{
    /// <summary>The cords open more slowly than they close.</summary>
    private const double OpeningShare = 0.68;

    private const double HighestShare = 0.2;

    private const double LengthRoughness = 0.5;
    private const double StrengthRoughness = 0.9;
    private const double SplitDelay = 0.16;
    private const double SplitWeakness = 0.8;

    /// <summary>How much of the breath passes while the cords are closed.</summary>
    private const float Leak = 0.3f;

    private readonly ThroatOptions _options;
    private readonly Build _build;
    private readonly double _formantFactor;
    private readonly double _gain;
    private readonly Chance _chance;
    private readonly FormantBank _formants = new(SampleClock.Rate);
    private readonly double _opening;
    private readonly double _closing;
    private double _phase;
    private double _length = 1;
    private double _strength;
    private double _flow;
    private bool _isSecond;

    public Throat(ThroatOptions options, Build build, double formantFactor, Chance chance)
    {
        (_options, _build, _formantFactor, _chance) = (options, build, formantFactor, chance);
        _gain = Decibels.ToGain(options.LevelDb);

        // Pressed cords part for a shorter time.
        var open = Math.Clamp(options.Open - ((build.Manner.Force - 0.6) * 0.3), 0.25, 0.98);
        (_opening, _closing) = (open * OpeningShare, open * (1 - OpeningShare));
        _phase = 1;
    }

    /// <summary>Adds a stretch, at a gain that runs from the last one.</summary>
    public void Add(Span<float> output, Course course, float fromGain)
    {
        Span<float> air = stackalloc float[output.Length];
        Blow(air, course);
        for (var i = 0; i < _options.Formants.Length; i++)
        {
            var formant = _options.Formants[i];
            var hertz = formant.Hz.At(course.Share) * _formantFactor;
            _formants.Set(i, hertz, formant.Width * _formantFactor, _gain * Decibels.ToGain(formant.Db.At(course.Share) + _build.TiltDb(hertz)));
        }

        _formants.Process(air);
        Ramp.Add(air, output, fromGain, course.Gain);
    }

    private void Blow(Span<float> air, Course course)
    {
        var step = Math.Min(HighestShare, course.Hertz / SampleClock.Rate);
        var rough = _options.Rough.At(course.Share);
        var split = _options.Split.At(course.Share);
        var breath = (float)Decibels.ToGain(_options.Breath.At(course.Share));
        var slope = step > 0 ? _closing / step : 0;
        for (var i = 0; i < air.Length; i++)
        {
            _phase += step / _length;
            if (_phase >= 1) NextCycle(rough, split);
            var flow = _strength * Flow(_phase);
            var noise = (float)((2 * _chance.Next()) - 1);
            air[i] = (float)((flow - _flow) * slope) + (noise * breath * (Leak + ((1 - Leak) * (float)flow)));
            _flow = flow;
        }
    }

    private void NextCycle(double rough, double split)
    {
        _phase -= 1;
        _isSecond = !_isSecond;
        var sign = _isSecond ? 1 : -1;
        _length = Math.Max(0.3, (1 + (_chance.Bell(rough) * LengthRoughness)) * (1 + (sign * split * SplitDelay)));
        _strength = Math.Max(0.05, (1 + (_chance.Bell(rough) * StrengthRoughness)) * (_isSecond ? 1 - (split * SplitWeakness) : 1));
    }

    private double Flow(double phase) =>
        phase < _opening ? 0.5 - (0.5 * Cosine(phase / (2 * _opening)))
        : phase < _opening + _closing ? Cosine((phase - _opening) / (4 * _closing))
        : 0;

    /// <summary>cos(2π · cycles).</summary>
    private static double Cosine(double cycles) => Sine.Of((float)(cycles + 0.25));
}
