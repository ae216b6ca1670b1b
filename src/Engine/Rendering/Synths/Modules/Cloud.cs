using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>The many modes of a plate of metal, too many to name: a cymbal, a gong.</summary>
internal sealed record CloudOptions
{
    public required int Count { get; init; }

    public required double LowHz { get; init; }

    public required double HighHz { get; init; }

    /// <summary>Of all together.</summary>
    public double LevelDb { get; init; }

    /// <summary>Rise or fall of the modes with every octave above the lowest.</summary>
    public double TiltDb { get; init; }

    /// <summary>Until the lowest has fallen by 60 dB, and the highest.</summary>
    public double Seconds { get; init; } = 2;

    public double HighSeconds { get; init; } = 0.5;

    /// <summary>Energy wanders upward after the stroke: the highest are full after this time, lower ones sooner.</summary>
    public double BloomSeconds { get; init; }

    /// <summary>How much of them lie evenly by octaves; a thin plate has them evenly by hertz.</summary>
    public double ByOctaves { get; init; }

    /// <summary>Which plate: another number has its modes elsewhere.</summary>
    public int Plate { get; init; } = 1;
}

/// <summary>Strikes a plate.</summary>
internal static class Cloud
{
    /// <summary>How unevenly a stroke finds the modes, in dB: never twice in the same place.</summary>
    private const double Uneven = 3;

    /// <summary>How unevenly they are heard wherever it is struck.</summary>
    private const double Own = 6;

    /// <summary>Time constants: more would begin among what a mode bank takes for silence.</summary>
    private const double LongestRise = 10;

    /// <summary>Modes that take their time are two, one of which is gone soon.</summary>
    public static int Modes(CloudOptions? cloud) => cloud is null ? 0 : cloud.Count * (cloud.BloomSeconds > 0 ? 2 : 1);

    /// <param name="bank">Where it rings.</param>
    /// <param name="cloud">What is struck.</param>
    /// <param name="factor">Moves all pitches.</param>
    /// <param name="stroke">How much reaches a pitch.</param>
    /// <param name="width">How far left and right they lie.</param>
    /// <param name="scatter">The stroke's own chance.</param>
    /// <param name="backwardsSeconds">Not 0: played backwards, and at its loudest after so long.</param>
    public static void Strike(
        ModeBank bank, CloudOptions cloud, double factor, in Stroke stroke, double width, ref Scatter scatter, double backwardsSeconds = 0)
    {
        var plate = new Scatter(cloud.Plate);
        var gain = Decibels.ToGain(cloud.LevelDb) * Math.Sqrt(2.0 / cloud.Count);
        var octaves = Math.Log2(cloud.HighHz / cloud.LowHz);
        for (var i = 0; i < cloud.Count; i++)
        {
            var place = (i + plate.Next()) / cloud.Count;
            var even = cloud.LowHz + ((cloud.HighHz - cloud.LowHz) * place);
            var hertz = Math.Pow(even, 1 - cloud.ByOctaves) * Math.Pow(cloud.LowHz * Math.Pow(2, octaves * place), cloud.ByOctaves);
            var height = Math.Log2(hertz / cloud.LowHz);
            var decibels = (cloud.TiltDb * height) + plate.Between(-Own, Own) + scatter.Between(-Uneven, Uneven);
            var seconds = cloud.Seconds * Math.Pow(cloud.HighSeconds / cloud.Seconds, height / octaves) * plate.Between(0.7, 1.3);
            var amplitude = gain * Decibels.ToGain(decibels) * stroke.At(hertz * factor);
            var pan = width * plate.Between(-1, 1);
            var cycles = scatter.Next();
            if (backwardsSeconds > 0)
            {
                // From what is not heard; those that die soonest come last.
                var rise = Math.Min(LongestRise, ModeBank.SixtyDb * backwardsSeconds / seconds);
                bank.Add(hertz * factor, -ModeBank.SixtyDb * backwardsSeconds / rise, amplitude * Math.Exp(-rise), pan, cycles);
                continue;
            }

            bank.Add(hertz * factor, seconds, amplitude, pan, cycles);
            if (cloud.BloomSeconds <= 0) continue;

            // Opposed, and gone as soon as the mode shall be full.
            var bloom = 2 * cloud.BloomSeconds * height / octaves;
            bank.Add(hertz * factor, Math.Min(0.8 * seconds, Math.Max(bloom, 0.002)), -amplitude, pan, cycles);
        }
    }
}
