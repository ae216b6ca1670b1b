using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Analogue;

/// <summary>A subtractive synth: oscillators into a filter into an amplifier, two envelopes, two slow oscillators.</summary>
internal sealed record AnaloguePreset : SynthPreset
{
    public required ImmutableArray<OscillatorOptions> Oscillators { get; init; }

    public double Noise { get; init; }

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

internal enum Wave
{
    Saw,
    Pulse,
    Triangle,
    Sine,
}

internal sealed record OscillatorOptions
{
    public Wave Wave { get; init; }

    public double Level { get; init; } = 1;

    public double Semitones { get; init; }

    public double Cents { get; init; }

    /// <summary>How many play it at once (supersaw: 7), how far apart, how loud the outer ones are, how wide they stand.</summary>
    public int Voices { get; init; } = 1;

    public double DetuneCents { get; init; }

    public double Blend { get; init; } = 0.7;

    public double Spread { get; init; }

    /// <summary>Share of the cycle a pulse is up.</summary>
    public double Width { get; init; } = 0.5;

    /// <summary>A saw begins anew with each cycle of the key's own pitch: Semitones then set its colour.</summary>
    public bool Sync { get; init; }

    /// <summary>How far the filter's envelope lifts a synced saw.</summary>
    public double SyncSweepSemitones { get; init; }

    /// <summary>Every note begins at the same place of the wave: a firm attack for basses.</summary>
    public bool Restarts { get; init; }
}

/// <summary>A slow oscillator and what it moves.</summary>
internal sealed record ModulationOptions
{
    public required LfoOptions Lfo { get; init; }

    public double PitchCents { get; init; }

    public double CutoffOctaves { get; init; }

    public double Width { get; init; }

    /// <summary>Share of the amplitude.</summary>
    public double Level { get; init; }
}
