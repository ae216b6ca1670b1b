using Cuewright.Engine.Dsp;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Repertoire.Notes;

/// <summary>
/// What folds back at half the sample rate runs against the key: played a little higher, partials move up with it, and resonances
/// and noise stay; what has done neither is an alias. That holds for oscillators and for recordings read faster, whatever their
/// partials are.
/// </summary>
public static class Aliases
{
    private const int Size = 32_768;
    private const int SkippedSamples = SampleClock.Rate / 50;
    private const float Velocity = 120;

    /// <summary>Two steps: a comb's notch may move onto a partial, but hardly twice.</summary>
    private static readonly double[] Semitones = [0.1, 0.17];

    /// <summary>Nobody hears above that what the band limits leave there.</summary>
    private const double HighestHz = 18_000;

    /// <summary>Places so near count as the same.</summary>
    private const int NearBins = 16;
    private const double Stronger = 16;

    private const double BinHz = (double)SampleClock.Rate / Size;

    [ThreadStatic]
    private static Fft? Fft;

    /// <summary>Their power against the whole note's.</summary>
    public static double LevelDb(Instrument instrument, SoundFont bank, int key)
    {
        var heard = Hear(instrument, bank, key);
        var moved = Array.ConvertAll(Semitones, step => Hear(instrument, bank, key + step));
        var (all, aliases) = (1e-30, 1e-30);
        for (var bin = 8; bin * BinHz < HighestHz; bin++)
        {
            all += heard[bin];
            var near = 0.0;
            for (var i = 0; i < moved.Length; i++)
            {
                near = Math.Max(near, Math.Max(Strongest(moved[i], bin), Strongest(moved[i], bin * Math.Pow(2, Semitones[i] / 12))));
            }

            if (heard[bin] > Stronger * near) aliases += heard[bin];
        }

        return 10 * Math.Log10(aliases / all);
    }

    private static double Strongest(double[] power, double bin)
    {
        var (strongest, middle) = (0.0, (int)Math.Round(bin));
        for (var near = Math.Max(0, middle - NearBins); near <= middle + NearBins; near++) strongest = Math.Max(strongest, power[near]);
        return strongest;
    }

    private static double[] Hear(Instrument instrument, SoundFont bank, double key)
    {
        var fft = Fft ??= new Fft(Size);
        var (left, right) = (new float[SkippedSamples + Size], new float[SkippedSamples + Size]);
        var player = Players.Of(instrument, bank, new Seed(1));
        player.NoteOn(new NoteStart(key, Velocity) { Variation = 0.3f });
        player.Process(left, right);
        var sound = left.AsSpan(SkippedSamples);
        for (var i = 0; i < Size; i++) sound[i] = (float)((sound[i] + right[SkippedSamples + i]) * Window((i + 0.5) / Size));
        var (re, im) = (new float[fft.Bins], new float[fft.Bins]);
        fft.Forward(sound, re, im);
        return [.. re.Zip(im, (a, b) => ((double)a * a) + ((double)b * b))];
    }

    /// <summary>Blackman and Harris's: nothing of a loud partial leaks elsewhere above −92 dB.</summary>
    private static double Window(double x) =>
        0.35875 - (0.48829 * Math.Cos(2 * Math.PI * x)) + (0.14128 * Math.Cos(4 * Math.PI * x)) - (0.01168 * Math.Cos(6 * Math.PI * x));
}
