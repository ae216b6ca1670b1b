using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Bells;

/// <summary>Metal that is struck and rings for long: bells, bowls, gongs, tubes.</summary>
internal sealed record BellSound : NamedSound
{
    /// <summary>The pitch it is called by: the strike note.</summary>
    public required double Hertz { get; init; }

    public ImmutableArray<BellPartial> Partials { get; init; } = [];

    /// <summary>Modes of a plate, too many to name.</summary>
    public CloudOptions? Plate { get; init; }

    /// <summary>How long the clapper touches it: iron .1, wood 1, felt 5.</summary>
    public double ContactMs { get; init; } = 0.3;

    /// <summary>The noise of the contact itself.</summary>
    public BurstOptions? Clapper { get; init; }

    /// <summary>Many of them, that strike again and again; none: one stroke.</summary>
    public BellRow? Row { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new BellSounding(this, manner, seconds, chance);
}

/// <summary>One partial.</summary>
internal sealed record BellPartial
{
    /// <summary>Against the strike note.</summary>
    public required double Ratio { get; init; }

    /// <summary>Until it has fallen by 60 dB.</summary>
    public required double Seconds { get; init; }

    public double LevelDb { get; init; }

    /// <summary>No casting is quite round: each partial is two, so many cycles a second apart.</summary>
    public double BeatHz { get; init; }
}

/// <summary>Bells that hang together.</summary>
internal sealed record BellRow
{
    /// <summary>Semitones of each against the strike note.</summary>
    public required ImmutableArray<double> Semitones { get; init; }

    public required double PerSecond { get; init; }

    /// <summary>0: whenever chance will have it. 1: as evenly as a hand swings them.</summary>
    public double Even { get; init; }

    /// <summary>The softest stroke below the loudest.</summary>
    public double RangeDb { get; init; } = 14;

    /// <summary>How much strokes come and go: 1 with the wind, in gusts and pauses.</summary>
    public double Gusts { get; init; }

    public double Width { get; init; } = 0.5;
}
