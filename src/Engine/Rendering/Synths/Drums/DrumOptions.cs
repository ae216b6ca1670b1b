using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Drums;

/// <summary>One drum of a kit: tones, noises and metal sounding together.</summary>
internal sealed record DrumOptions
{
    public double LevelDb { get; init; }

    /// <summary>−1 left to 1 right; in a kit, beside the place that drums.yaml gives it.</summary>
    public double Pan { get; init; }

    /// <summary>A drum silences those that sound in its group (hi-hats); 0: none.</summary>
    public int Chokes { get; init; }

    public ImmutableArray<ToneOptions> Tones { get; init; } = [];

    /// <summary>How hard the tones are driven into saturation, harder with force; 0: not.</summary>
    public double Drive { get; init; }

    public ImmutableArray<DrumMode> Modes { get; init; } = [];

    public CloudOptions? Cloud { get; init; }

    public MetalOptions? Metal { get; init; }

    public ImmutableArray<BurstOptions> Noises { get; init; } = [];

    /// <summary>How long the stick touches.</summary>
    public double ContactMs { get; init; } = 0.4;

    /// <summary>A skin is tighter while it swings far: its modes are so much higher at first.</summary>
    public double BendSemitones { get; init; }

    public double BendSeconds { get; init; } = 0.03;

    /// <summary>Cut off after so long, as by a noise gate; 0: rings out.</summary>
    public double GateSeconds { get; init; }

    /// <summary>How far left and right the modes lie.</summary>
    public double Width { get; init; } = 0.2;
}

/// <summary>An oscillator whose pitch falls.</summary>
internal sealed record ToneOptions
{
    public required double Hz { get; init; }

    /// <summary>Until it has fallen by 60 dB.</summary>
    public required double Seconds { get; init; }

    public double LevelDb { get; init; }

    public ImmutableArray<SweepOptions> Sweeps { get; init; } = [];

    /// <summary>Where in its cycle it begins: 0.25 at its peak, with a click.</summary>
    public double Cycles { get; init; }

    public double AttackSeconds { get; init; }
}

/// <summary>A pitch begins so many semitones off and is back by two thirds after so long; more with force.</summary>
internal readonly record struct SweepOptions
{
    public required double Semitones { get; init; }

    public required double Seconds { get; init; }
}

/// <summary>One way of ringing, always at the same pitch.</summary>
internal readonly record struct DrumMode
{
    public required double Hz { get; init; }

    /// <summary>Until it has fallen by 60 dB.</summary>
    public required double Seconds { get; init; }

    public double LevelDb { get; init; }
}

/// <summary>
/// Several square waves that do not fit together, as in the analogue machines' cymbals: their harmonics within a band,
/// the upper ones dying sooner.
/// </summary>
internal sealed record MetalOptions
{
    public required ImmutableArray<double> Squares { get; init; }

    public required double LowHz { get; init; }

    public required double HighHz { get; init; }

    public double LevelDb { get; init; }

    public required double Seconds { get; init; }

    public required double HighSeconds { get; init; }
}
