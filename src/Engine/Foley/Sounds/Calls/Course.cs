using Cuewright.Engine.Dsp;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>Where a syllable stands, a stretch at a time: its pitch and how loud it is, as this caller makes it this time.</summary>
internal sealed class Course
{
    private const double WanderHz = 5;
    private readonly Syllable _syllable;
    private readonly double _pitchFactor;
    private readonly double _wanderPhase;
    private readonly double _vibratoPhase;
    private readonly double _seconds;
    private double _pulse;

    public Course(Syllable syllable, double pitchFactor, double seconds, Chance chance)
    {
        (_syllable, _pitchFactor, _seconds) = (syllable, pitchFactor, seconds);
        (_wanderPhase, _vibratoPhase) = (chance.Next(), chance.Next());
    }

    /// <summary>0 at its beginning, 1 at its end.</summary>
    public double Share { get; private set; }

    public double Hertz { get; private set; }

    public float Gain { get; private set; }

    /// <summary>Moves on to this sample, the end of a stretch.</summary>
    public void MoveTo(int sample, int stretch)
    {
        var seconds = SampleClock.SecondsAt(sample);
        Share = Math.Min(1, seconds / _seconds);

        // Two swings that never meet: no turn is like the last.
        var wander = (0.6 * Math.Sin(2 * Math.PI * ((WanderHz * seconds) + _wanderPhase))) + (0.4 * Math.Sin(2 * Math.PI * ((WanderHz * 0.382 * seconds) + (3 * _wanderPhase))));
        var vibrato = _syllable.VibratoHz == 0 ? 0 : _syllable.VibratoCents.At(Share) * Math.Sin(2 * Math.PI * ((_syllable.VibratoHz * seconds) + _vibratoPhase));
        Hertz = _syllable.Pitch.At(Share) * _pitchFactor * Math.Pow(2, ((_syllable.WanderCents * wander) + vibrato) / 1200);

        var gain = Decibels.ToGain(_syllable.Level.At(Share));
        var depth = _syllable.PulseDepth.At(Share);
        if (depth > 0)
        {
            _pulse += _syllable.PulseHz.At(Share) * stretch / SampleClock.Rate;
            gain *= 1 - (depth * (1 - Math.Pow(0.5 - (0.5 * Math.Cos(2 * Math.PI * _pulse)), _syllable.PulseSharpness)));
        }

        Gain = (float)gain;
    }
}
