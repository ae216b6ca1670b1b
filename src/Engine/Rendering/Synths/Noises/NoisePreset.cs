using System.Collections.Immutable;

namespace Cuewright.Engine.Rendering.Synths.Noises;

/// <summary>What lies behind music: a record's surface, tape, a room, weather. Sounds while the note is held and never repeats.</summary>
internal sealed record NoisePreset : SynthPreset
{
    public ImmutableArray<BedOptions> Beds { get; init; } = [];

    public ImmutableArray<DropOptions> Drops { get; init; } = [];

    public ImmutableArray<HumOptions> Hums { get; init; } = [];

    public double FadeInSeconds { get; init; } = 0.5;

    public double FadeOutSeconds { get; init; } = 0.8;

    public override ISynthVoice Voice(int sampleRate) => new NoiseVoice(this, sampleRate);
}

/// <summary>A steady band of noise that drifts.</summary>
internal sealed record BedOptions
{
    public double LevelDb { get; init; }

    public double LowHz { get; init; }

    public double HighHz { get; init; }

    public double Q { get; init; } = 0.7;

    /// <summary>Up and down by so much, so often.</summary>
    public double DriftDb { get; init; }

    public double DriftHz { get; init; } = 0.2;

    /// <summary>0: in the middle, 1: left and right unrelated.</summary>
    public double Width { get; init; } = 0.8;
}

/// <summary>Single small sounds: dust in a groove, drops on a roof.</summary>
internal sealed record DropOptions
{
    public double LevelDb { get; init; }

    /// <summary>The weakest are so much weaker than the strongest; most are weak.</summary>
    public double RangeDb { get; init; } = 30;

    public double PerSecond { get; init; }

    /// <summary>Comes back after so long, nearly (a scratch with every turn of the record); 0: by chance.</summary>
    public double EverySeconds { get; init; }

    public required double LowHz { get; init; }

    public required double HighHz { get; init; }

    /// <summary>0.7 dry, above that they ring.</summary>
    public double Q { get; init; } = 0.7;

    public double Width { get; init; } = 0.7;
}

/// <summary>A faint steady tone: mains, a machine, a carrier.</summary>
internal sealed record HumOptions
{
    public double LevelDb { get; init; }

    public required double Hz { get; init; }

    /// <summary>Wanders by so much.</summary>
    public double WanderCents { get; init; }
}
