using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Impacts;

/// <summary>One stroke: modes that ring, and a burst of noise where stroker and thing touch.</summary>
internal sealed class ImpactSounding : Sounding
{
    /// <summary>No stroke meets the same spot: modes are a few decibels and a fraction of their pitch apart from the last time.</summary>
    private const double Uneven = 3;
    private const double Detune = 0.004;

    private readonly ModeBank _modes;
    private readonly Burst _noise = new(SampleClock.Rate);
    private readonly double _gain;
    private Rise _rise = new(SampleClock.Rate);

    public ImpactSounding(ImpactSound sound, Manner manner, Chance chance)
    {
        _modes = new ModeBank(sound.Modes.Length, SampleClock.Rate);
        var contact = sound.ContactMs / 1000 * Math.Pow(2, (0.6 - manner.Force) * 2);
        foreach (var mode in sound.Modes)
        {
            var hertz = sound.Hertz * mode.Ratio / manner.Size * (1 + chance.Bell(Detune));

            // A soft or long contact does not reach the high modes: half a cycle of force has no more than this of a pitch.
            var reach = 1 / (1 + Math.Pow(hertz * contact * 1.6, 2));
            _modes.Add(hertz, mode.Seconds * Math.Sqrt(manner.Size) * chance.Between(0.85, 1.15), Decibels.ToGain(mode.LevelDb + chance.Between(-Uneven, Uneven)) * reach, chance.Between(-0.15, 0.15));
        }

        _modes.Turn(1, 0);
        _gain = Decibels.ToGain((manner.Force - 0.6) * 40);
        var scatter = new Scatter((float)chance.Next());
        _noise.Start(sound.Noise, (float)manner.Force, ref scatter);
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        _modes.Run(left, right);
        if (_noise.Sounds) _noise.Add(left, right);
        _rise.Process(left, right);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] *= (float)_gain;
            right[i] *= (float)_gain;
        }

        return _modes.Level > 1e-5 || _noise.Sounds;
    }
}
