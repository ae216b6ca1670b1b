using Cuewright.Engine.Time;

namespace Cuewright.Engine.Analysis.Listening;

/// <summary>
/// How regularly sound repeats itself, 0 to 1: what is played to a beat comes back after the same time, in every part of
/// the spectrum. Nobody speaks like that, whatever the pace of the syllables.
/// </summary>
internal static class Regularity
{
    /// <summary>The beats that are tried, in frames: 240 to 48 a minute.</summary>
    private const int ShortestBeat = SoundMeter.PerSecond / 4;
    private const int LongestBeat = 5 * SoundMeter.PerSecond / 4;

    /// <summary>What moves slower than a beat is no rhythm.</summary>
    private const int SlowFrames = SoundMeter.PerSecond;

    /// <param name="bandsDb">Level of each band over the frames.</param>
    /// <param name="passage">Too short a one repeats nothing: 0.</param>
    public static double Of(double[][] bandsDb, Passage passage)
    {
        var (start, end) = ((int)(passage.StartSeconds * SoundMeter.PerSecond), Math.Min(bandsDb[0].Length, (int)(passage.EndSeconds * SoundMeter.PerSecond)));
        if (end - start < 2 * LongestBeat) return 0;
        double[][] moves = [.. bandsDb.Select(band => Moves(band[start..end]))];
        var best = 0.0;
        for (var lag = ShortestBeat; lag <= LongestBeat; lag++)
        {
            var (together, before, after) = (0.0, 0.0, 0.0);
            foreach (var band in moves)
            {
                for (var i = 0; i + lag < band.Length; i++)
                {
                    together += band[i] * band[i + lag];
                    before += band[i] * band[i];
                    after += band[i + lag] * band[i + lag];
                }
            }

            if (together > 0) best = Math.Max(best, together / Math.Sqrt(before * after));
        }

        return best;
    }

    private static double[] Moves(double[] levels)
    {
        var (quick, slow) = (Smooth.Over(levels, 1), Smooth.Over(levels, SlowFrames));
        return [.. quick.Zip(slow, (now, around) => now - around)];
    }
}
