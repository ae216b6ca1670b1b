using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Mixing;

/// <summary>What a player at the back of the stage (distance 1) gains and loses against one in front.</summary>
internal sealed record DistanceSettings
{
    public required double DirectDb { get; init; }

    public required double AirDb { get; init; }

    public required double AirHz { get; init; }

    public required double Narrowing { get; init; }

    public required double RoomDb { get; init; }

    public required double HallDb { get; init; }
}

/// <summary>What each step of a section's energy above 3 does, and below 3 undoes.</summary>
internal sealed record EnergySettings
{
    public required double LevelDb { get; init; }

    public required double SpaceDb { get; init; }

    public required double AirDb { get; init; }
}

/// <summary>How long a kick holds the others down; the way back is counted in beats, so that it breathes with the music.</summary>
internal sealed record KickDuckSettings
{
    public required double HoldSeconds { get; init; }

    public required double ReleaseBeats { get; init; }
}

/// <summary>The band of the lead that others leave free while it plays.</summary>
internal sealed record CarveSettings
{
    public required double Hz { get; init; }

    public required double Q { get; init; }
}

/// <summary>An echo in the time of the music.</summary>
internal sealed record EchoSettings
{
    public required double Beats { get; init; }

    public required PingPongOptions Line { get; init; }
}

/// <summary>What the master of such a mix should measure.</summary>
internal sealed record MasterSettings
{
    /// <summary>Loudness range: slow rides keep it within.</summary>
    public required ImmutableArray<double> RangeLu { get; init; }

    /// <summary>Levels of the ten octave bands from 31 Hz to 16 kHz against the loudness.</summary>
    public required ImmutableArray<double> BandsDb { get; init; }

    /// <summary>How far each band may lie from that before it is moved.</summary>
    public required ImmutableArray<double> ToleranceDb { get; init; }
}

/// <summary>A way of mixing as data, from the files in Presets; natural.mix.yaml explains each field.</summary>
internal sealed record MixSettings
{
    private const string Ending = ".mix.yaml";

    private static readonly ConcurrentDictionary<string, MixSettings> Read = new();

    /// <summary>All presets, which are the names of the files.</summary>
    public static ImmutableArray<string> Names { get; } = [.. DataFile.Names(Ending).Select(file => file[..^Ending.Length])];

    public static MixSettings Default => Find("natural");

    /// <exception cref="ArgumentException">There is no such preset.</exception>
    public static MixSettings Find(string name) => Read.GetOrAdd(name, static name => DataFile.ReadLike<MixSettings>(name, Ending));

    public required string Name { get; init; }

    public required double ReferenceLufs { get; init; }

    public required double LowMonoHz { get; init; }

    public required double SideDb { get; init; }

    public required double CrowdDb { get; init; }

    public required double Balance { get; init; }

    public required double BalanceLimitDb { get; init; }

    public required double Stage { get; init; }

    public required DistanceSettings Distance { get; init; }

    public required EnergySettings Energy { get; init; }

    public required CarveSettings Carve { get; init; }

    public required KickDuckSettings KickDuck { get; init; }

    /// <summary>Equalisers of instrument families, on top of their role's.</summary>
    public required ImmutableDictionary<string, ImmutableArray<EqBand>> Families { get; init; }

    /// <summary>Families that lie under the music whatever their role: their level against the lead.</summary>
    public required ImmutableDictionary<string, double> BedsDb { get; init; }

    public required ImmutableDictionary<PartRole, RoleSettings> Roles { get; init; }

    public required StageRoom Walls { get; init; }

    public required ReverbOptions Room { get; init; }

    public required ReverbOptions Hall { get; init; }

    public required EchoSettings Echo { get; init; }

    /// <summary>Tape that does not run evenly, over everything; none: it does.</summary>
    public DriftOptions? Drift { get; init; }

    public required MasterSettings Master { get; init; }

    public RoleSettings For(PartRole role) => Roles[role];
}
