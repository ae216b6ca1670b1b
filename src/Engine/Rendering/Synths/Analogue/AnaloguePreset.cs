using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Analogue;

/// <summary>A subtractive synth: oscillators into a filter into an amplifier, two envelopes, two slow oscillators.</summary>
internal sealed record AnaloguePreset : SynthPreset
{
    public required ImmutableArray<OscillatorOptions> Oscillators { get; init; }

    public double Noise { get; init; }

    /// <summary>
    /// Detuned waves beat; so slowly in the bass that the bottom comes and goes. Below this only oscillators that restart with
    /// each note are heard: alike on both sides, one firm wave. 0: all of them, all the way down.
    /// </summary>
    public double FirmBelowHz { get; init; }

    public FilterOptions Filter { get; init; } = new();

    public AdsrOptions Amplifier { get; init; } = new();

    public AdsrOptions FilterEnvelope { get; init; } = new();

    /// <summary>1: amplitude follows the square of velocity; 0: not at all.</summary>
    public double VelocityToLevel { get; init; } = 0.7;

    public ImmutableArray<ModulationOptions> Modulations { get; init; } = [];

    /// <summary>Begins this many semitones off and settles (a drum-like knock, a brass player's scoop).</summary>
    public double BendSemitones { get; init; }

    public double BendSeconds { get; init; } = 0.05;

    /// <summary>How far each note's pitch wanders and is off.</summary>
    public double DriftCents { get; init; } = 2;

    public override ISynthVoice Voice(int sampleRate) => new AnalogueVoice(this, sampleRate);
}
