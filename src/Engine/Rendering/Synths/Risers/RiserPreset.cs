using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Risers;

internal enum Landing
{
    /// <summary>Grows all through the note and is loudest where it ends.</summary>
    End,

    /// <summary>Loudest where the note begins, and sinks all through it.</summary>
    Start,
}

/// <summary>A sound on its way: to the end of the note or away from its beginning, however long the note is.</summary>
internal sealed record RiserPreset : SynthPreset
{
    public required Landing Lands { get; init; }

    /// <summary>How long it takes when the note does not say.</summary>
    public double UsualSeconds { get; init; } = 3;

    /// <summary>How far below its peak it is at the quiet end.</summary>
    public double RangeDb { get; init; } = 36;

    /// <summary>1: level moves evenly in decibels; above that it keeps most of the way for last.</summary>
    public double Curve { get; init; } = 1;

    public ImmutableArray<SweptNoise> Noises { get; init; } = [];

    public ImmutableArray<SweptSaw> Saws { get; init; } = [];

    /// <summary>A plate of metal played backwards.</summary>
    public CloudOptions? Metal { get; init; }

    public GateOptions? Gate { get; init; }

    /// <summary>How long it takes to be gone after the note.</summary>
    public double ReleaseSeconds { get; init; } = 0.03;

    /// <summary>What grows is heard to end, not to begin.</summary>
    public override AttackTimes Attacks => Lands == Landing.End ? AttackTimes.None : base.Attacks;

    public override ISynthVoice Voice(int sampleRate) => new RiserVoice(this, sampleRate);
}

/// <summary>From its quiet end to its loud end.</summary>
internal readonly record struct Sweep(double From, double To)
{
    public double At(double way) => From == To ? From : From * Math.Pow(To / From, way);
}

/// <summary>A band of noise that moves.</summary>
internal sealed record SweptNoise
{
    public double LevelDb { get; init; }

    public required Sweep LowHz { get; init; }

    public required Sweep HighHz { get; init; }

    public double Q { get; init; } = 0.7;

    /// <summary>0: in the middle, 1: left and right unrelated.</summary>
    public double Width { get; init; } = 0.8;
}

/// <summary>A stack of detuned saws whose pitch and low-pass move.</summary>
internal sealed record SweptSaw
{
    public double LevelDb { get; init; }

    /// <summary>Added to the key: at the quiet end, and at the loud end.</summary>
    public double FromSemitones { get; init; }

    public double ToSemitones { get; init; }

    public required Sweep CutoffHz { get; init; }

    public int Voices { get; init; } = 5;

    public double DetuneCents { get; init; } = 18;

    public double Spread { get; init; } = 0.8;
}

/// <summary>Cut into pieces, ever faster.</summary>
internal sealed record GateOptions
{
    public required Sweep Hz { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Depth { get; init; }
}
