using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering;

namespace Cuewright.Engine.Mixing;

/// <summary>From what each part measures to the fader it gets.</summary>
internal static class Balance
{
    /// <summary>Gain of each part in dB.</summary>
    public static ImmutableArray<double> Faders(ImmutableArray<StemInfo> infos, ImmutableArray<double> loudness, MixSettings settings)
    {
        var missing = infos.Select((info, i) => Target(info) - loudness[i]).ToArray();
        var heard = missing.Where((_, i) => Sounds(i)).Order().ToArray();

        // The bank's overall level is common to all parts and corrected in full; only the rest is a matter of balance.
        var common = heard.Length == 0 ? 0 : heard[heard.Length / 2];
        return [.. missing.Select((db, i) => common + (Sounds(i) ? Own(infos[i], db - common) : 0))];

        bool Sounds(int part) => loudness[part] > LoudnessReport.Silence;

        double Target(StemInfo info)
        {
            var players = infos.Where((other, i) => other.Role == info.Role && Sounds(i)).Count();
            var crowd = settings.CrowdDb * Math.Log10(Math.Max(1, players));
            return settings.ReferenceLufs + settings.For(info.Role).LevelDb - crowd;
        }

        double Own(StemInfo info, double db) =>
            Math.Clamp((settings.For(info.Role).Balance ?? settings.Balance) * db, -settings.BalanceLimitDb, settings.BalanceLimitDb);
    }
}
