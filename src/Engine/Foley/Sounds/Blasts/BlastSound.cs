using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Blasts;

/// <summary>Something that goes off: a shock, the roar behind it, what the ground and walls send back, and what rains down.</summary>
internal sealed record BlastSound : NamedSound
{
    /// <summary>Length of the positive phase of the shock: larger charges push longer.</summary>
    public required double ShockMs { get; init; }

    /// <summary>What air has left of its suddenness.</summary>
    public double RiseMs { get; init; } = 0.12;

    public double ShockDb { get; init; }

    public BoomOptions? Boom { get; init; }

    public ImmutableArray<RoarOptions> Roars { get; init; } = [];

    public EchoOptions? Echoes { get; init; }

    /// <summary>What falls, splinters or crackles after it, thinning out.</summary>
    public DebrisOptions? Debris { get; init; }

    public LaunchOptions? Launch { get; init; }

    public int Rounds { get; init; } = 1;

    public double RoundsPerSecond { get; init; } = 10;

    /// <summary>How evenly they follow: 0 like a machine, 1 by chance.</summary>
    public double Uneven { get; init; } = 0.04;

    /// <summary>How far ears and microphones give way: peaks are pressed against the rest.</summary>
    public double Drive { get; init; } = 1;

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new BlastSounding(this, manner, chance);
}

/// <summary>Gas that swings after the shock: a low tone that falls as its bubble grows.</summary>
internal sealed record BoomOptions
{
    public required double FromHz { get; init; }

    public required double ToHz { get; init; }

    /// <summary>Until it has fallen by 60 dB.</summary>
    public required double Seconds { get; init; }

    public double LevelDb { get; init; }
}

/// <summary>Torn air: noise that grows dull as it dies away.</summary>
internal sealed record RoarOptions
{
    public required NoiseOptions Noise { get; init; }

    /// <summary>Its upper edge comes down to this share of where it began.</summary>
    public double Closes { get; init; } = 0.2;

    /// <summary>How soon: until it is two thirds there.</summary>
    public double ClosesSeconds { get; init; } = 0.3;

    public double DelaySeconds { get; init; }

    public double AttackSeconds { get; init; } = 0.003;

    /// <summary>It stays so long before it falls.</summary>
    public double HoldSeconds { get; init; }

    /// <summary>Until it has fallen by 60 dB.</summary>
    public required double Seconds { get; init; }
}

/// <summary>Copies of the shock from walls, trees and hills, ever later, softer and duller.</summary>
internal sealed record EchoOptions
{
    public required int Count { get; init; }

    public required double FirstSeconds { get; init; }

    public required double LastSeconds { get; init; }

    public double FirstDb { get; init; } = -12;

    public double LastDb { get; init; } = -34;

    public double FirstHz { get; init; } = 3000;

    public double LastHz { get; init; } = 400;
}

internal sealed record DebrisOptions
{
    public required CrackleOptions Pieces { get; init; }

    public double DelaySeconds { get; init; } = 0.2;

    /// <summary>Until only a third comes.</summary>
    public double Seconds { get; init; } = 0.6;
}

/// <summary>What flies up before it bursts.</summary>
internal sealed record LaunchOptions
{
    public required double Seconds { get; init; }

    public required double FromHz { get; init; }

    public required double ToHz { get; init; }

    public double LevelDb { get; init; } = -20;
}
