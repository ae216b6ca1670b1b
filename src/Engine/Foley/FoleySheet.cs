using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley;

/// <summary>One sound that happens. Its moment lies at these seconds: the contact, not the swing before it.</summary>
public sealed record EffectCue
{
    public required double Seconds { get; init; }

    /// <summary>A name of the library.</summary>
    public required string Sound { get; init; }

    /// <summary>How long, of what lasts; null: as it usually does.</summary>
    public double? Length { get; init; }

    public Manner Manner { get; init; } = Manner.Usual;

    public Placing Placing { get; init; } = Placing.Middle;

    /// <summary>Against its natural level, and so much more at its end.</summary>
    public double LevelDb { get; init; }

    public double LevelEndDb { get; init; }

    /// <summary>Which of all its occurrences: the same number is the same sound to the sample.</summary>
    public int Variation { get; init; }

    /// <summary>What was seen, or the words that asked for it.</summary>
    public required string Because { get; init; }
}

/// <summary>One sound that goes on for a while.</summary>
public sealed record BedCue
{
    public required double Start { get; init; }

    public required double End { get; init; }

    public required string Sound { get; init; }

    public Manner Manner { get; init; } = Manner.Usual;

    public Placing Placing { get; init; } = Placing.Middle;

    public double FadeInSeconds { get; init; } = 0.3;

    public double FadeOutSeconds { get; init; } = 0.6;

    /// <summary>Its level against its natural one over time; straight between the points, and as at the nearest beyond them.</summary>
    public ImmutableArray<LevelPoint> Levels { get; init; } = [];

    public int Variation { get; init; }

    public required string Because { get; init; }

    /// <summary>The same, so much louder all the way.</summary>
    public BedCue Louder(double db) => db == 0 ? this : this with { Levels = Levels.IsEmpty ? [new LevelPoint(Start, db)] : [.. Levels.Select(point => point with { Db = point.Db + db })] };
}

public readonly record struct LevelPoint(double Seconds, double Db);

/// <summary>Where a sound is: −1 left to 1 right, and where it is at its end if it moves; its distance against the usual one.</summary>
public sealed record Placing
{
    public static Placing Middle { get; } = new();

    public double Pan { get; init; }

    public double? PanEnd { get; init; }

    /// <summary>0.3: at the ear. 1: as usual. 3: over there. 10: far. 30: at the horizon.</summary>
    public double Distance { get; init; } = 1;
}

/// <summary>All that is to be heard besides music: the one value the players of effects work from.</summary>
public sealed record FoleySheet
{
    public required long LengthSamples { get; init; }

    /// <summary>Name of the space it happens in (places.yaml).</summary>
    public required string Place { get; init; }

    public required ImmutableArray<EffectCue> Events { get; init; }

    public required ImmutableArray<BedCue> Beds { get; init; }

    public required ImmutableArray<Decision> Decisions { get; init; }
}
