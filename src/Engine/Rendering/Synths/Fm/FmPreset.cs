using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Fm;

/// <summary>Sines that bend each other's phase. The algorithm is what each operator says it goes to.</summary>
internal sealed record FmPreset : SynthPreset
{
    public required ImmutableArray<OperatorOptions> Operators { get; init; }

    /// <summary>Behind the operators, where a preset wants one.</summary>
    public FilterOptions? Filter { get; init; }

    public AdsrOptions FilterEnvelope { get; init; } = new();

    /// <summary>1: amplitude follows the square of velocity; 0: not at all.</summary>
    public double VelocityToLevel { get; init; } = 0.9;

    public ImmutableArray<ModulationOptions> Modulations { get; init; } = [];

    public double DriftCents { get; init; } = 0.6;

    public override ISynthVoice Voice(int sampleRate) => new FmVoice(this, sampleRate);
}

internal sealed record OperatorOptions
{
    /// <summary>Times the key's frequency, unless Hz says otherwise.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>A frequency of its own whatever the key (the knock of a hammer); 0: none.</summary>
    public double Hz { get; init; }

    public double Cents { get; init; }

    /// <summary>Heard: amplitude. Bending others: the index, radians of phase.</summary>
    public double Level { get; init; } = 1;

    /// <summary>Numbers (from 1) of the operators before it that it bends; without any it is heard.</summary>
    public ImmutableArray<int> To { get; init; } = [];

    /// <summary>Radians by which it bends itself: 1 near a saw.</summary>
    public double Feedback { get; init; }

    public AdsrOptions Envelope { get; init; } = new();

    /// <summary>1: its level follows the square of velocity, on top of the whole voice's.</summary>
    public double VelocityToLevel { get; init; }

    /// <summary>Decibels it loses with each octave above middle C and gains below.</summary>
    public double FallsDbPerOctave { get; init; }

    /// <summary>1: it dies twice as fast an octave higher.</summary>
    public double DecayKeyTrack { get; init; } = 0.5;

    /// <summary>−1 left to 1 right, if heard.</summary>
    public double Pan { get; init; }
}
