using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
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

/// <summary>A second, hard compressor beside the bus, mixed in: dense without losing the strokes.</summary>
internal sealed record ParallelSettings
{
    /// <summary>Of the squeezed sound against the plain one, at the threshold.</summary>
    public required double MixDb { get; init; }

    public required CompressorOptions Compressor { get; init; }
}

/// <summary>How parts of one role are treated. Thresholds and drive are against the role's own level.</summary>
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

    /// <summary>Into the echo; none: nothing.</summary>
    public double? EchoDb { get; init; }

    /// <summary>What a kick takes away for a moment.</summary>
    public double KickDuckDb { get; init; }

    /// <summary>What the lead's band loses while a lead plays.</summary>
    public double CarveDb { get; init; }

    public ChorusOptions? Chorus { get; init; }

    /// <summary>What attacks gain (or lose).</summary>
    public double AttackDb { get; init; }

    public required CompressorOptions Compressor { get; init; }

    public ParallelSettings? Parallel { get; init; }

    public SaturatorOptions? Saturation { get; init; }
}
