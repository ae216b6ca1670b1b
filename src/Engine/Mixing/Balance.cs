using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;

namespace Cuewright.Engine.Mixing;

/// <summary>From what each part measures to the fader it gets.</summary>
internal static class Balance
{
    /// <summary>Gain of each part in dB.</summary>
    public static ImmutableArray<double> Faders(ImmutableArray<StemInfo> infos, ImmutableArray<double> stems, MixSettings settings)
    {
        var loudness = AsPlayers(infos, stems);
        var missing = infos.Select((info, i) => Target(info) - loudness[i]).ToArray();
        var heard = missing.Where((_, i) => Sounds(i) && Bed(infos[i]) is null).Order().ToArray();

        // The bank's overall level is common to all parts and corrected in full; only the rest is a matter of balance.
        var common = heard.Length == 0 ? 0 : heard[heard.Length / 2];
        return [.. missing.Select((db, i) => common + (Sounds(i) ? Own(infos[i], db - common) : 0))];

        bool Sounds(int part) => loudness[part] > LoudnessReport.Silence;

        double? Bed(StemInfo info) => settings.BedsDb.TryGetValue(info.Instrument.Family, out var db) ? db : null;

        double Target(StemInfo info)
        {
            if (Bed(info) is { } bedDb) return settings.ReferenceLufs + bedDb;
            var seated = infos.Where((other, i) => other.Role == info.Role && Sounds(i) && Bed(other) is null).ToArray();
            var players = seated.Count(other => !other.Instrument.IsDrumKit) + (seated.Any(other => other.Instrument.IsDrumKit) ? 1 : 0);
            var crowd = settings.CrowdDb * Math.Log10(Math.Max(1, players));
            return settings.ReferenceLufs + settings.For(info.Role).LevelDb - crowd;
        }

        // A bed is as far down as it should be, however it was recorded: the limit holds for players.
        double Own(StemInfo info, double db) => Bed(info) is not null
            ? settings.Balance * db
            : Math.Clamp((settings.For(info.Role).Balance ?? settings.Balance) * db, -settings.BalanceLimitDb, settings.BalanceLimitDb);
    }

    /// <summary>
    /// One drummer plays all kits of a role, however many parts they are written in: each counts as loud as all together, so
    /// that they keep their level among each other and a shaker alone is not brought up to a whole kit.
    /// </summary>
    private static double[] AsPlayers(ImmutableArray<StemInfo> infos, ImmutableArray<double> stems)
    {
        bool OfKit(StemInfo info, PartRole role) => info.Role == role && info.Instrument.IsDrumKit;
        double Together(PartRole role) => Decibels.FromPower(
            infos.Select((info, i) => OfKit(info, role) && stems[i] > LoudnessReport.Silence ? Decibels.ToPower(stems[i]) : 0).Sum());
        return [.. infos.Select((info, i) => info.Instrument.IsDrumKit && stems[i] > LoudnessReport.Silence ? Together(info.Role) : stems[i])];
    }
}
