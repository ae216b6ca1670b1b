using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Blasts;

/// <summary>A rocket on its way up: a thin whistle that sinks as it slows down, in the hiss of its tail.</summary>
internal sealed class Rising(LaunchOptions options, Chance chance)
{
    private readonly NoiseLayer _hiss = new(new NoiseOptions { LowHz = 900, HighHz = 5000, Width = 0.3, DriftDb = 3, DriftHz = 8 }, chance, rises: true);
    private Wander _flutter = new(14, chance.Branch());
    private double _seconds;
    private double _phase;
    private float _level;

    public void Add(Span<float> left, Span<float> right, double gain, double pitch)
    {
        var part = _seconds / options.Seconds;
        if (part > 1 && _level <= 0) return;

        // It fades with height and is over before the burst.
        var swell = Math.Clamp(part / 0.08, 0, 1) * Math.Clamp((0.93 - part) / 0.25, 0, 1);
        var to = (float)(gain * Decibels.ToGain(options.LevelDb) * swell);
        var hertz = pitch * options.FromHz * Math.Pow(options.ToHz / options.FromHz, part) * (1 + (0.012 * _flutter.Next()));
        for (var i = 0; i < left.Length; i++)
        {
            var y = (_level + ((to - _level) * (i + 1) / left.Length)) * Sine.Of((float)_phase);
            left[i] += y;
            right[i] += y;
            _phase += hertz / SampleClock.Rate;
        }

        _phase -= Math.Floor(_phase);
        _hiss.Add(left, right, 0.7 * to, pitch);
        _level = to;
        _seconds += Sounding.StretchSeconds;
    }
}
