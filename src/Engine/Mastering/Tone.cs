using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// The linear part of mastering: rumble is cut, and a mix whose lows or highs lie far from those of released music is
/// tilted part of the way back. A property of the whole mix, the same from first to last sample and for every stem.
/// </summary>
internal sealed record Tone(double LowShelfDb, double HighShelfDb)
{
    private const double RumbleHz = 28;
    private const double LowShelfHz = 150;
    private const double HighShelfHz = 3000;
    private const double ShelfQ = 0.5;

    // Mean octave-band level of lows (45–180 Hz) and highs (2.8–11 kHz) against the middle (180 Hz–2.8 kHz) in released
    // soundtracks, which is a spectrum falling by about 4.5 dB an octave; and how far the tenth and ninetieth hundredth
    // of them lie from it.
    private const double UsualLowDb = 2.6;
    private const double UsualHighDb = -14;
    private const double LowTolerance = 3;
    private const double HighTolerance = 4;
    private const double Correction = 0.6;
    private const double LargestDb = 4;

    public static Tone For(Mix mix)
    {
        var spectrum = LongTermSpectrum.Of(mix);
        var middle = spectrum.OctavesDb(180, 4);
        return new Tone(
            Shelf(spectrum.OctavesDb(45, 2) - middle - UsualLowDb, LowTolerance),
            Shelf(spectrum.OctavesDb(2800, 2) - middle - UsualHighDb, HighTolerance));
    }

    /// <summary>A filter of its own for one signal.</summary>
    public StereoFilter Filter() => new(
        BiquadCoefficients.HighPass(SampleClock.Rate, RumbleHz),
        BiquadCoefficients.LowShelf(SampleClock.Rate, LowShelfHz, LowShelfDb, ShelfQ),
        BiquadCoefficients.HighShelf(SampleClock.Rate, HighShelfHz, HighShelfDb, ShelfQ));

    private static double Shelf(double excessDb, double tolerance)
    {
        var beyond = excessDb - Math.Clamp(excessDb, -tolerance, tolerance);
        return Math.Clamp(-Correction * beyond, -LargestDb, LargestDb);
    }
}
