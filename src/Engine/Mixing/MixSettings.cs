using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

internal enum EqShape
{
    Peak,
    LowShelf,
    HighShelf,
}

internal sealed record EqBand
{
    public required EqShape Shape { get; init; }

    public required double Hz { get; init; }

    public required double GainDb { get; init; }

    public required double Q { get; init; }

    public BiquadCoefficients Coefficients => Shape switch
    {
        EqShape.LowShelf => BiquadCoefficients.LowShelf(SampleClock.Rate, Hz, GainDb, Q),
        EqShape.HighShelf => BiquadCoefficients.HighShelf(SampleClock.Rate, Hz, GainDb, Q),
        _ => BiquadCoefficients.Peak(SampleClock.Rate, Hz, GainDb, Q),
    };
}

/// <summary>How parts of one role are treated. The compressor's threshold is against the role's own level.</summary>
internal sealed record RoleSettings
{
    public required double LevelDb { get; init; }

    /// <summary>Instead of the balance common to all roles.</summary>
    public double? Balance { get; init; }

    public required double Width { get; init; }

    public required double LowCutHz { get; init; }

    public required ImmutableArray<EqBand> Eq { get; init; }

    public required double RoomDb { get; init; }

    public required double HallDb { get; init; }

    public required CompressorOptions Compressor { get; init; }
}

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

    public required double CrowdDb { get; init; }

    public required double Balance { get; init; }

    public required double BalanceLimitDb { get; init; }

    public required double Stage { get; init; }

    public required DistanceSettings Distance { get; init; }

    public required ImmutableDictionary<PartRole, RoleSettings> Roles { get; init; }

    public required ReverbOptions Room { get; init; }

    public required ReverbOptions Hall { get; init; }

    public RoleSettings For(PartRole role) => Roles[role];
}
