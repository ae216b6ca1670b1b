using Cuewright.Engine.Music;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mixing;

/// <summary>Small bands to mix.</summary>
internal static class Bands
{
    /// <summary>Drums, bass, chords, a tune and a pad, all the time.</summary>
    public static SyntheticPart[] Pop(double seconds) =>
    [
        new("kick", PartRole.Drums, Plucks(seconds, 0.5, 55, -8, 0.1)),
        new("hat", PartRole.Drums, Shaped(Noise(seconds, -20, 3), 0.25, 0.04)),
        new("bass", PartRole.Bass, Plucks(seconds, 0.5, 82, -14)),
        new("chords", PartRole.Harmony, Plucks(seconds, 0.25, 262, -24), Plucks(seconds, 0.5, 330, -22), -0.3),
        new("tune", PartRole.Lead, Plucks(seconds, 0.37, 659, -18)),
        new("pad", PartRole.Texture, Sum(Sine(seconds, 220, -30), Noise(seconds, -40, 5)), Sum(Sine(seconds, 277, -30), Noise(seconds, -40, 6)), 0, 0.8),
    ];

    /// <summary>Single notes, long silences, one of them far louder.</summary>
    public static SyntheticPart[] Sparse(double seconds) =>
    [
        new("piano", PartRole.Lead, Plucks(seconds, 2.1, 440, -30, 0.5)),
        new("drum", PartRole.Effects, Plucks(seconds, 6.3, 70, -6, 0.15), Plucks(seconds, 6.3, 70, -6, 0.15), 0.2, 0.7),
    ];

    /// <summary>Nothing ever stops.</summary>
    public static SyntheticPart[] Dense(double seconds) =>
    [
        new("wall", PartRole.Harmony, Noise(seconds, -12, 7), Noise(seconds, -12, 8)),
        new("drone", PartRole.Bass, Sine(seconds, 60, -14)),
    ];

    private static float[] Shaped(float[] samples, double everySeconds, double decaySeconds) =>
        [.. samples.Select((x, i) => x * (float)Math.Exp(-((double)i / Rate % everySeconds) / decaySeconds))];
}
