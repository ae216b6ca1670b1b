using System.Collections.Immutable;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>What no thing makes but a machine that makes sounds: tones, noises and sparks on courses of their own, and a space that belongs to it.</summary>
internal sealed record LayeredSound : NamedSound
{
    public ImmutableArray<ToneLayer> Tones { get; init; } = [];

    public ImmutableArray<NoiseLayer> Noises { get; init; } = [];

    public ImmutableArray<PingLayer> Pings { get; init; } = [];

    public HaloOptions? Halo { get; init; }

    /// <summary>Not one but many of it, one after the other, for as long as it lasts.</summary>
    public StrokeOptions? Strokes { get; init; }

    /// <summary>How far in the moment lies at which it is said to happen: the top of a rise.</summary>
    public double LeadSeconds { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance) =>
        Strokes is { } strokes ? new StrokesSounding(this, strokes, manner, seconds, chance) : new LayeredSounding(this, manner, seconds, chance);
}

/// <summary>The space that is part of a sound wherever it is heard: the glow around magic, the depth of a boom.</summary>
internal sealed record HaloOptions
{
    /// <summary>Against the sound itself.</summary>
    public required double Db { get; init; }

    /// <summary>Until it has died away.</summary>
    public required double Seconds { get; init; }

    public double LowCutHz { get; init; } = 150;

    public double HighCutHz { get; init; } = 9000;
}
