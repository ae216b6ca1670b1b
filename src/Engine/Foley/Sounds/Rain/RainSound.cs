using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Rain;

/// <summary>Drops on some ground: the near ones one by one, the others as the noise they add up to.</summary>
internal sealed record RainSound : NamedSound
{
    /// <summary>How strong it rains: it decides how large drops are.</summary>
    public required double MmPerHour { get; init; }

    /// <summary>Of those heard one by one.</summary>
    public required double DropsPerSecond { get; init; }

    /// <summary>Against drops of rain: hail, or what gathers on leaves and eaves before it falls.</summary>
    public double LargerBy { get; init; } = 1;

    public ImmutableArray<NoiseOptions> Noises { get; init; } = [];

    public ImmutableArray<TickOptions> Ticks { get; init; } = [];

    public RingOptions? Ring { get; init; }

    public PuddleOptions? Puddle { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new RainSounding(this, manner, chance);
}

/// <summary>The noise of a drop that strikes: pitch and length are those of a drop of 2 mm.</summary>
internal sealed record TickOptions
{
    public required double Hertz { get; init; }

    /// <summary>Drops differ by so much.</summary>
    public double Octaves { get; init; } = 1;

    public double Q { get; init; } = 0.7;

    public required double Seconds { get; init; }

    public double LevelDb { get; init; }
}

/// <summary>A sheet or pane that rings where it is struck.</summary>
internal sealed record RingOptions
{
    public required double LowHz { get; init; }

    public required double HighHz { get; init; }

    /// <summary>As many of its ways to ring answer a drop.</summary>
    public int Modes { get; init; } = 3;

    /// <summary>Until the lowest has fallen by 60 dB; higher ones sooner.</summary>
    public required double Seconds { get; init; }

    public double LevelDb { get; init; }
}

/// <summary>Standing water, in which a drop leaves a bubble behind.</summary>
internal sealed record PuddleOptions
{
    /// <summary>So many of all drops do.</summary>
    public double Share { get; init; } = 0.3;

    public double SmallestMm { get; init; } = 0.5;

    public double LargestMm { get; init; } = 3;

    public double LevelDb { get; init; }
}
