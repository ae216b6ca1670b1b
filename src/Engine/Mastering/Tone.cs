using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// The linear part of mastering: rumble is cut, and octaves in which a mix lies far from released music of its kind are
/// moved part of the way back. A property of the whole mix, the same from first to last sample and for every stem.
/// </summary>
internal sealed record Tone(ImmutableArray<double> GainsDb)
{
    private const double RumbleHz = 28;

    /// <summary>How much of what lies outside the tolerance is corrected: a master brings out a mix, it does not replace it.</summary>
    private const double Correction = 0.85;
    private const double LargestDb = 7;

    /// <summary>An octave this far below holds nothing that was played; lifting it would lift its noise.</summary>
    private const double EmptyDb = 30;

    /// <summary>Each move shifts the loudness that all bands are measured against, where one octave holds most of it by nearly as much.</summary>
    private const int Rounds = 20;

    private static readonly ImmutableArray<double> CentresHz = [31.5, 63, 125, 250, 500, 1000, 2000, 4000, 8000, 16_000];

    public static Tone For(Mix mix, MasterSettings settings)
    {
        var levels = LongTermSpectrum.Of(mix).OctavesDb(CentresHz);
        var gains = new double[CentresHz.Length];

        // The curve as data is as loud as it is; only its shape counts.
        var level = Loudness(settings.BandsDb, gains);
        for (var round = 0; round < Rounds; round++)
        {
            var loudness = Loudness(levels, gains);
            if (loudness <= LoudnessReport.Silence) break;
            for (var band = 0; band < gains.Length; band++)
            {
                gains[band] = Gain(levels[band] - loudness - (settings.BandsDb[band] - level), settings.ToleranceDb[band]);
            }
        }

        return new Tone([.. gains]);
    }

    /// <summary>A filter of its own for one signal.</summary>
    public StereoFilter Filter() => new([BiquadCoefficients.HighPass(SampleClock.Rate, RumbleHz), .. OctaveEqualizer.Sections(CentresHz, GainsDb)]);

    private static double Gain(double excessDb, double tolerance)
    {
        if (excessDb < -EmptyDb - tolerance) return 0;
        var beyond = excessDb - Math.Clamp(excessDb, -tolerance, tolerance);
        return Math.Clamp(-Correction * beyond, -LargestDb, LargestDb);
    }

    /// <summary>Loudness of octaves under gains, by the ear's weighting at their centres.</summary>
    private static double Loudness(ImmutableArray<double> levels, double[] gains)
    {
        var power = 0.0;
        for (var band = 0; band < levels.Length; band++)
        {
            power += Decibels.ToPower(levels[band] + gains[band] + KWeighting.ResponseDb(SampleClock.Rate, CentresHz[band]));
        }

        return LoudnessGate.Loudness(power);
    }
}
