using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths;

/// <summary>A rich source through a filter into an amplifier, each with an envelope; slow oscillators move them.</summary>
internal abstract record SubtractivePreset : SynthPreset
{
    public FilterOptions Filter { get; init; } = new();

    public AdsrOptions Amplifier { get; init; } = new();

    public AdsrOptions FilterEnvelope { get; init; } = new();

    /// <summary>1: amplitude follows the square of velocity; 0: not at all.</summary>
    public double VelocityToLevel { get; init; } = 0.7;

    public ImmutableArray<ModulationOptions> Modulations { get; init; } = [];

    /// <summary>How far each note's pitch wanders and is off.</summary>
    public double DriftCents { get; init; } = 3;
}
