using Cuewright.Engine.Dsp;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Dsp;

/// <summary>Sounds with known properties.</summary>
internal static class Signals
{
    public const int Rate = 48_000;

    public static float[] Sine(double seconds, double hz, double levelDb, double phase = 0) =>
        Make(seconds, t => Decibels.ToGain(levelDb) * Math.Sin((2 * Math.PI * hz * t) + phase));

    public static float[] Noise(double seconds, double levelDb, ulong seed = 1)
    {
        var chance = new Seed(seed).Begin();
        return Make(seconds, _ => Decibels.ToGain(levelDb) * chance.Between(-1, 1));
    }

    /// <summary>A struck string every so many seconds: sharp attacks, decay, silence between.</summary>
    public static float[] Plucks(double seconds, double everySeconds, double hz, double levelDb, double decaySeconds = 0.3) =>
        Make(seconds, t =>
        {
            var since = t % everySeconds;
            var tone = Math.Sin(2 * Math.PI * hz * since) + (0.5 * Math.Sin(2 * Math.PI * 3.01 * hz * since));
            return Decibels.ToGain(levelDb) * Math.Min(1, since * 2000) * Math.Exp(-since / decaySeconds) * tone;
        });

    public static float[] Impulse(int length)
    {
        var samples = new float[length];
        samples[0] = 1;
        return samples;
    }

    public static float[] Join(params float[][] parts) => [.. parts.SelectMany(part => part)];

    /// <summary>Without the step at both ends, which has a higher peak than the sound itself.</summary>
    public static float[] Faded(float[] samples) =>
        [.. samples.Select((x, i) => x * (float)Math.Pow(Math.Sin(Math.PI * i / samples.Length), 0.5))];

    public static float[] Sum(float[] a, float[] b) => [.. a.Zip(b, (x, y) => x + y)];

    public static double LevelDb(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var x in samples) sum += (double)x * x;
        return Decibels.FromPower((sum / samples.Length) + 1e-30);
    }

    /// <summary>Level of a unit impulse response at a frequency.</summary>
    public static double ResponseDb(ReadOnlySpan<float> response, double hz)
    {
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < response.Length; i++)
        {
            re += response[i] * Math.Cos(2 * Math.PI * hz * i / Rate);
            im -= response[i] * Math.Sin(2 * Math.PI * hz * i / Rate);
        }

        return Decibels.FromPower((re * re) + (im * im) + 1e-30);
    }

    private static float[] Make(double seconds, Func<double, double> at)
    {
        var samples = new float[(int)Math.Round(seconds * Rate)];
        for (var i = 0; i < samples.Length; i++) samples[i] = (float)at((double)i / Rate);
        return samples;
    }
}
