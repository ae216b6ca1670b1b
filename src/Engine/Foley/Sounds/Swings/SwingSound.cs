using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Swings;

/// <summary>Something that is swung or flies past: it parts the air in eddies, the faster and thinner, the higher.</summary>
internal sealed record SwingSound : NamedSound
{
    /// <summary>At its fastest.</summary>
    public required double MetresPerSecond { get; init; }

    /// <summary>How thick it is where it parts the air.</summary>
    public required double WidthMm { get; init; }

    /// <summary>From rest to rest.</summary>
    public required double SwingSeconds { get; init; }

    /// <summary>Share of that after which it is fastest.</summary>
    public double Peak { get; init; } = 0.55;

    /// <summary>How pure it sings: 1 a blunt thing, 5 a rod.</summary>
    public double Q { get; init; } = 1.6;

    /// <summary>Air torn at its edges, above its eddies.</summary>
    public double HissDb { get; init; } = -12;

    /// <summary>It tumbles or turns so often a second: 0 not at all.</summary>
    public double SpinHz { get; init; }

    /// <summary>From one side to the other.</summary>
    public double Travel { get; init; } = 0.5;

    /// <summary>It goes past: its pitch falls as it does.</summary>
    public bool Passes { get; init; }

    /// <summary>A crack at its fastest: the tip of a whip breaks the sound barrier.</summary>
    public double? SnapDb { get; init; }

    public TwangOptions? Twang { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new SwingSounding(this, manner, chance);
}

/// <summary>A string or blade that is let go or rings as it is drawn through the air.</summary>
internal sealed record TwangOptions
{
    public required double Hertz { get; init; }

    public int Partials { get; init; } = 6;

    /// <summary>How far its partials are from whole numbers: 0 a string, 1 a blade.</summary>
    public double Stiffness { get; init; }

    public required double Seconds { get; init; }

    public double LevelDb { get; init; } = -12;

    /// <summary>When it is let go, against the whole swing.</summary>
    public double At { get; init; }
}
