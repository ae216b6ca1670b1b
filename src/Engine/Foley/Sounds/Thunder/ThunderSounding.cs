using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Thunder;

/// <summary>Thunder being heard: from its first wave on, not from the flash.</summary>
internal sealed class ThunderSounding : Sounding
{
    /// <summary>Air and its turbulence leave less of the treble the further it has come.</summary>
    private const double TrebleHz = 12_000;
    private const double TrebleMetres = 200;
    private const double TreblePower = 0.85;

    private const double StrokeGapSeconds = 0.055;
    private const double EchoMeanSeconds = 1.6;
    private const double LongestEcho = 5;
    private const double TailSeconds = 1.5;

    /// <summary>Waves softer than this against the loudest are lost in the others.</summary>
    private const double Unheard = 0.003;

    private readonly Wave[] _waves;
    private readonly Grains _grains;
    private readonly NoiseLayer _rumble;
    private readonly NoiseLayer _tearing;
    private readonly double _opens;
    private readonly double _pitch;
    private readonly double _end;
    private StateVariableFilter _air;
    private StateVariableFilter _moreAir;
    private double _seconds;
    private double _energy;
    private double _swell;
    private double _tears;
    private double _treble;
    private int _next;

    public ThunderSounding(ThunderSound sound, Manner manner, Chance chance)
    {
        (_opens, _pitch) = (Strength.Opens(manner), 1 / manner.Size);
        var pieces = Channel.Of(sound, manner.Size, chance.Branch());
        _waves = Waves(sound, pieces, Strength.Gain(manner), chance.Branch());
        _end = _waves[^1].Seconds + TailSeconds;
        _grains = new Grains(chance.Branch(), Grains.ShockPhases * (0.01 + _waves.Max(wave => wave.Length)));
        _rumble = new NoiseLayer(new NoiseOptions { LowHz = 40, HighHz = 1100, Pink = true, Width = 0.6, DriftDb = 6, DriftHz = 6 }, chance.Branch(), rises: true);
        _tearing = new NoiseLayer(new NoiseOptions { LowHz = 600, HighHz = 8000, Pink = true, Width = 0.8 }, chance.Branch(), rises: true);
        _treble = Treble(sound.DistanceMetres);
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        while (_next < _waves.Length && _waves[_next].Seconds < _seconds + StretchSeconds)
        {
            var wave = _waves[_next++];
            _grains.Shock((wave.Seconds - _seconds) * SampleClock.Rate, wave.Length, 0.0002, 0.6 * wave.Strength, wave.Pan);
            _energy += wave.Strength * wave.Strength;
            _tears += wave.Strength * wave.Strength;

            // What arrives now has come from there.
            _treble += (Treble(wave.Metres) - _treble) * 0.2;
        }

        _grains.Take(left, right);
        _energy *= Math.Exp(-StretchSeconds / 0.35);
        _swell += (Math.Sqrt(_energy) - _swell) * StretchSeconds / 0.06;
        _tears *= Math.Exp(-StretchSeconds / 0.02);
        var fades = Math.Clamp((_end - _seconds) / TailSeconds, 0, 1);
        _rumble.Add(left, right, 1.6 * _swell * fades, _pitch);
        _tearing.Add(left, right, 0.6 * Math.Sqrt(_tears) * fades, _pitch);
        var cutoff = Math.Min(0.4, _treble * _opens * _pitch / SampleClock.Rate);
        _air.Process(left, right, FilterKind.LowPass12, cutoff, 1.6);
        _moreAir.Process(left, right, FilterKind.HighPass, 30.0 / SampleClock.Rate, 1.4);
        _seconds += StretchSeconds;
        return _seconds < _end;
    }

    public static double Treble(double metres) => TrebleHz * Math.Pow(TrebleMetres / Math.Max(40, metres), TreblePower);

    private static Wave[] Waves(ThunderSound sound, ImmutableArray<Arrival> pieces, double gain, Chance chance)
    {
        var nearest = double.PositiveInfinity;
        foreach (var piece in pieces) nearest = Math.Min(nearest, piece.Seconds);
        var waves = new List<Wave>();
        var stroke = 1.0;
        var later = 0.0;
        for (var i = 0; i < sound.Strokes; i++)
        {
            foreach (var piece in pieces)
            {
                // Near ones are told from one another; a channel is not equally hot everywhere.
                var strength = gain * stroke * piece.Strength * sound.DistanceMetres / 6 * Math.Pow(Arrivals.Exponential(chance), 1.3);
                waves.Add(new Wave(piece.Seconds - nearest + later, piece.Metres, strength, piece.Length, piece.Pan));
                if (!chance.Happens(0.5)) continue;
                var echo = 0.25 + (EchoMeanSeconds * Arrivals.Exponential(chance));
                if (echo > LongestEcho * EchoMeanSeconds) continue;
                waves.Add(new Wave(
                    piece.Seconds - nearest + later + echo, piece.Metres + (Channel.MetresPerSecond * echo),
                    strength * Decibels.ToGain(sound.EchoDb) * Math.Exp(-0.5 * echo / EchoMeanSeconds), 2 * piece.Length, chance.Between(-0.8, 0.8)));
            }

            stroke *= chance.Between(0.4, 0.8);
            later += StrokeGapSeconds * chance.Between(0.6, 1.8);
        }

        var least = Unheard * waves.Max(wave => wave.Strength);
        return [.. waves.Where(wave => wave.Strength > least).OrderBy(wave => wave.Seconds)];
    }

    private readonly record struct Wave(double Seconds, double Metres, double Strength, double Length, double Pan);
}
