using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Alarms;

/// <summary>One horn, reed or loudspeaker: a tone with its harmonics, never quite steady.</summary>
internal sealed class SignalVoice
{
    private const double Highest = 0.42;
    private const double Detune = 0.003;

    private readonly SlidingSine[] _sines;
    private readonly float[] _left;
    private readonly float[] _right;
    private readonly double _step;
    private readonly double _cents;
    private readonly double _shiverShare;
    private readonly bool _oddOnly;
    private Wander _pitch;
    private Wander _shiver;

    public SignalVoice(SignalSound sound, double hertz, double dbPerOctave, Chance chance)
    {
        (_cents, _shiverShare, _oddOnly) = (sound.Cents, sound.Shiver, sound.OddOnly);
        _step = hertz * (1 + chance.Bell(Detune)) / SampleClock.Rate;
        (_pitch, _shiver) = (new Wander(sound.ShiverHz, chance), new Wander(sound.ShiverHz * 1.3, chance));
        _sines = new SlidingSine[sound.Harmonics];
        (_left, _right) = (new float[sound.Harmonics], new float[sound.Harmonics]);
        var place = chance.Between(-sound.Width, sound.Width);
        for (var i = 0; i < _sines.Length; i++)
        {
            _sines[i] = new SlidingSine(chance.Next());
            var gain = Decibels.ToGain((-dbPerOctave * Math.Log2(Multiple(i))) + (i == 0 ? 0 : chance.Bell(sound.UnevenDb)));
            (_left[i], _right[i]) = ((float)(gain * (1 - place)), (float)(gain * (1 + place)));
        }
    }

    public void Add(Span<float> left, Span<float> right, double semitones)
    {
        var step = _step * Math.Pow(2, (semitones + (_cents / 100 * _pitch.Next(Sounding.StretchSeconds))) / 12);
        var level = (float)(1 + (_shiverShare * _shiver.Next(Sounding.StretchSeconds)));
        for (var i = 0; i < _sines.Length; i++)
        {
            var own = step * Multiple(i);
            var heard = own > Highest ? 0 : level;
            _sines[i].Add(left, right, Math.Min(own, Highest), heard * _left[i], heard * _right[i]);
        }
    }

    private int Multiple(int harmonic) => _oddOnly ? (2 * harmonic) + 1 : harmonic + 1;
}
