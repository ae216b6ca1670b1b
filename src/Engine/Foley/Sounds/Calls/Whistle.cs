using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>A tone with few partials, or two of them, shaken where it trills.</summary>
internal sealed class Whistle
{
    /// <summary>What would fold back is left out.</summary>
    private const double Highest = 0.45;

    private readonly WhistleOptions _options;
    private readonly double[] _gains;
    private readonly double _otherGain;
    private double _phase;
    private double _other;
    private double _trill;

    public Whistle(WhistleOptions options, Build build, Chance chance)
    {
        _options = options;

        // Forced tones have more above the fundamental.
        var gain = Decibels.ToGain(options.LevelDb);
        _gains = [gain, .. options.Partials.Select((db, i) => gain * Decibels.ToGain(db + build.TiltDb(500 * (i + 2))))];
        _otherGain = Decibels.ToGain(options.OtherDb);
        (_phase, _other, _trill) = (0, chance.Next(), chance.Next());
    }

    public void Add(Span<float> output, Course course, float fromGain)
    {
        Span<float> tone = stackalloc float[output.Length];
        tone.Clear();
        var trill = _options.TrillCents.At(course.Share);
        var step = course.Hertz / SampleClock.Rate;
        var trillStep = _options.TrillHz.At(course.Share) / SampleClock.Rate;
        var other = _options.Other.At(course.Share);
        for (var i = 0; i < output.Length; i++)
        {
            var now = step;
            if (trill != 0)
            {
                _trill += trillStep;
                _trill -= Math.Floor(_trill);

                // 2^x for the small x of a trill.
                now *= Math.Exp(trill / 1200 * Math.Log(2) * Sine.Of((float)_trill));
            }

            _phase += now;
            _phase -= Math.Floor(_phase);
            var sum = 0.0;
            for (var k = 0; k < _gains.Length && now * (k + 1) < Highest; k++) sum += _gains[k] * Sine.Of((float)(_phase * (k + 1)));
            if (other > 0)
            {
                _other += now * other;
                _other -= Math.Floor(_other);
                sum += _gains[0] * _otherGain * Sine.Of((float)_other);
            }

            tone[i] = (float)sum;
        }

        Ramp.Add(tone, output, fromGain, course.Gain);
    }
}
