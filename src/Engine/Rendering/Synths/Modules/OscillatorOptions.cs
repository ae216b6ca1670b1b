namespace Cuewright.Engine.Rendering.Synths.Modules;

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
