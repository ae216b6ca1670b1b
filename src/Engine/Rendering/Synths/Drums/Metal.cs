using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Drums;

/// <summary>Lets the harmonics of several square waves ring, those that lie within the band.</summary>
internal static class Metal
{
    private const double Highest = 19_000;

    public static int Modes(MetalOptions? metal) => metal?.Squares.Sum(square => (int)(Highest / square / 2) + 1) ?? 0;

    public static void Strike(ModeBank bank, MetalOptions metal, in Stroke stroke, double width, ref Scatter scatter)
    {
        var gain = Decibels.ToGain(metal.LevelDb);
        var octaves = Math.Log2(Highest / metal.LowHz);
        foreach (var square in metal.Squares)
        {
            // The oscillators run all the time: a stroke finds each of them somewhere else.
            var cycles = scatter.Next();
            for (var harmonic = 1; harmonic * square < Highest; harmonic += 2)
            {
                var hertz = harmonic * square;
                var height = Math.Max(0, Math.Log2(hertz / metal.LowHz) / octaves);
                var seconds = metal.Seconds * Math.Pow(metal.HighSeconds / metal.Seconds, height);
                var amplitude = gain / harmonic * Within(hertz, metal) * stroke.At(hertz);
                bank.Add(hertz, seconds, amplitude, width * Math.Sin(harmonic * square), (cycles * harmonic) + (0.25 * width * scatter.Next()));
            }
        }
    }

    /// <summary>A band-pass with slopes of 12 dB an octave.</summary>
    private static double Within(double hertz, MetalOptions metal) =>
        1 / Math.Sqrt((1 + Math.Pow(metal.LowHz / hertz, 4)) * (1 + Math.Pow(hertz / metal.HighHz, 4)));
}
