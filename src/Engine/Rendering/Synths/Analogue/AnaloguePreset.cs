using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Analogue;

/// <summary>Oscillators and noise into a filter.</summary>
internal sealed record AnaloguePreset : SubtractivePreset
{
    /// <summary>Firmer in pitch than those that are pads only.</summary>
    public AnaloguePreset() => DriftCents = 2;

    public required ImmutableArray<OscillatorOptions> Oscillators { get; init; }

    public double Noise { get; init; }

    /// <summary>
    /// Detuned waves beat; so slowly in the bass that the bottom comes and goes. Below this only oscillators that restart with
    /// each note are heard: alike on both sides, one firm wave. 0: all of them, all the way down.
    /// </summary>
    public double FirmBelowHz { get; init; }

    /// <summary>Begins this many semitones off and settles (a drum-like knock, a brass player's scoop).</summary>
    public double BendSemitones { get; init; }

    public double BendSeconds { get; init; } = 0.05;

    public override ISynthVoice Voice(int sampleRate) => new AnalogueVoice(this, sampleRate);
}
