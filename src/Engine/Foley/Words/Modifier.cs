using System.Collections.Immutable;

namespace Cuewright.Engine.Foley.Words;

/// <summary>What a word or phrase says about how, how often, when or where a sound is heard. What it does not say is null.</summary>
internal sealed record Modifier
{
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>It stands after what it speaks of ("twice", "in the distance") rather than before it ("loud").</summary>
    public bool Follows { get; init; }

    /// <summary>0 to 1; 0.6 is usual.</summary>
    public double? Force { get; init; }

    public double? Size { get; init; }

    public double? Speed { get; init; }

    public double? Density { get; init; }

    public double? LevelDb { get; init; }

    /// <summary>By how much it is louder at its end than at its beginning.</summary>
    public double? LevelEndDb { get; init; }

    public double? Distance { get; init; }

    public double? DistanceEnd { get; init; }

    public double? Pan { get; init; }

    public double? PanEnd { get; init; }

    public int? Count { get; init; }

    /// <summary>From one to the next, against the usual, and at least or at most so many seconds.</summary>
    public double? Gap { get; init; }

    public double? GapAtLeast { get; init; }

    public double? GapAtMost { get; init; }

    /// <summary>From one to the next in seconds, however it usually is.</summary>
    public double? GapSeconds { get; init; }

    public double? PerMinute { get; init; }

    public double? AtSeconds { get; init; }

    public double? AfterSeconds { get; init; }

    public double? Seconds { get; init; }

    public bool? GoesOn { get; init; }

    /// <summary>"very" raises, "slightly" lowers what is unusual about it; "not" turns it round.</summary>
    public Modifier By(double factor) => this with
    {
        Force = 0.6 + ((Force - 0.6) * factor),
        Size = Raised(Size, factor),
        Speed = Raised(Speed, factor),
        Density = Raised(Density, factor),
        LevelDb = LevelDb * factor,
        LevelEndDb = LevelEndDb * factor,
        Distance = Raised(Distance, factor),
        DistanceEnd = Raised(DistanceEnd, factor),
        Gap = Raised(Gap, factor),
        GapAtLeast = factor > 0 ? Raised(GapAtLeast, factor) : null,
        GapAtMost = factor > 0 ? Raised(GapAtMost, 1 / factor) : null,
    };

    private static double? Raised(double? value, double factor) => value is { } known ? Math.Pow(known, factor) : null;
}
