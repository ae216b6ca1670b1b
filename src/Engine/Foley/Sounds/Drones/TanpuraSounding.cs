using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Drones;

/// <summary>A tanpura being played.</summary>
internal sealed class TanpuraSounding : Sounding
{
    private const int Partials = 44;

    /// <summary>Strings of the round before still ring.</summary>
    private const int AtOnce = 9;

    private const double Every = (double)Stretch / SampleClock.Rate;
    private const double HighestHz = 9000;

    /// <summary>Between the softest and the hardest.</summary>
    private const double ForceDb = 26;

    private readonly TanpuraSound _sound;
    private readonly Manner _manner;
    private readonly Ringers _ringers = new(AtOnce, 2 * Partials);
    private Scatter _scatter;
    private double _untilNext;
    private int _string;

    public TanpuraSounding(TanpuraSound sound, Manner manner, Chance chance)
    {
        (_sound, _manner, _scatter) = (sound, manner, new Scatter((float)chance.Next()));
        Pluck();
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        _untilNext -= Every * _manner.Speed;
        if (_untilNext <= 0) Pluck();
        _ringers.Add(left, right);
        return true;
    }

    private void Pluck()
    {
        var chosen = _sound.Strings[_string];
        _string = (_string + 1) % _sound.Strings.Length;
        _untilNext += chosen.Seconds * _scatter.Between(0.95, 1.05);
        var hertz = _sound.Hertz * Math.Pow(2, (chosen.Semitones + (0.02 * _scatter.Between(-1, 1))) / 12) / _manner.Size;
        var strokeDb = (ForceDb * (_manner.Force - 0.6)) + _scatter.Between(-1.5, 1);
        var tilt = _sound.TiltDb + (6 * (_manner.Force - 0.6));
        var pan = 0.25 * _scatter.Between(-1, 1);
        var bank = _ringers.Next();
        for (var n = 1; n <= Partials && n * hertz < HighestHz; n++)
        {
            // The string leaves the bridge a little later for each longer wave: high partials first, then down through all of them.
            var height = Math.Log(n) / Math.Log(Partials);
            var full = 0.03 + (_sound.ShimmerSeconds * Math.Pow(1 - height, 1.5) * _scatter.Between(0.8, 1.2));
            var seconds = _sound.RingSeconds * Math.Pow(0.35, height) * _scatter.Between(0.85, 1.15);
            var amplitude = Decibels.ToGain(strokeDb + (tilt * Math.Log2(n)) + _scatter.Between(-3, 3));
            var side = Math.Clamp(pan + (0.3 * _scatter.Between(-1, 1)), -1, 1);
            var cycles = _scatter.Next();
            bank.Add(n * hertz, seconds, amplitude, side, cycles);

            // Some of it is there at once, for the finger's sake; the rest is held back and comes up.
            bank.Add(n * hertz, full, -0.8 * amplitude, side, cycles);
        }

        bank.Turn(1, 0);
    }
}
