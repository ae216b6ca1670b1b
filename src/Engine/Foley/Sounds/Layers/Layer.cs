using System.Collections.Immutable;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>
/// What all parts of a layered sound have in common: when it is heard, and how loud. Courses run through its time; times are
/// those of the sound at its usual length and pace.
/// </summary>
internal abstract record Layer
{
    /// <summary>When it begins.</summary>
    public double At { get; init; }

    /// <summary>How long it takes; 0: to the end of the sound.</summary>
    public double Seconds { get; init; }

    public Course Db { get; init; } = 0;

    public double AttackSeconds { get; init; } = 0.002;

    public double ReleaseSeconds { get; init; } = 0.004;

    /// <summary>−1 left to 1 right.</summary>
    public Course Pan { get; init; } = 0;

    public RepeatOptions? Repeat { get; init; }

    public ImmutableArray<MoveOptions> Moves { get; init; } = [];
}

/// <summary>A layer that comes again and again, never twice at once.</summary>
internal sealed record RepeatOptions
{
    /// <summary>0: as long as the sound lasts.</summary>
    public int Times { get; init; }

    /// <summary>From the beginning of one to that of the next.</summary>
    public required Course EverySeconds { get; init; }

    /// <summary>By how much of that one may come sooner or later.</summary>
    public double Uneven { get; init; }

    /// <summary>Semitones of one after the other, round and round.</summary>
    public ImmutableArray<double> Notes { get; init; } = [];

    /// <summary>Semitones each may lie to either side of that.</summary>
    public double ScatterSemitones { get; init; }

    /// <summary>How much softer each may be.</summary>
    public double ScatterDb { get; init; }

    /// <summary>How many are left out.</summary>
    public double Rests { get; init; }
}

/// <summary>A sound made of many strokes that are alike: typing, shaking.</summary>
internal sealed record StrokeOptions
{
    /// <summary>One of them.</summary>
    public required double Seconds { get; init; }

    /// <summary>From one to the next.</summary>
    public required double EverySeconds { get; init; }

    /// <summary>By how much of that one may come sooner or later.</summary>
    public double Uneven { get; init; }

    public double ScatterSemitones { get; init; }

    public double ScatterDb { get; init; }

    public double Rests { get; init; }
}

/// <summary>A tone: a sine that may be bent by another, or a wave with edges through a low-pass.</summary>
internal sealed record ToneLayer : Layer
{
    public required Course Hertz { get; init; }

    public ToneWave Wave { get; init; }

    /// <summary>Pitch of the sine that bends it, against its own.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>How far it is bent, in radians.</summary>
    public Course Index { get; init; } = 0;

    public int Voices { get; init; } = 1;

    /// <summary>Of the outermost voices.</summary>
    public double DetuneCents { get; init; }

    /// <summary>How far they stand apart.</summary>
    public double Spread { get; init; }

    public Course? CutoffHz { get; init; }

    public double Q { get; init; } = 0.7;
}

internal enum ToneWave
{
    Sine,
    Triangle,
    Saw,
    Square,
}

/// <summary>A band of noise.</summary>
internal sealed record NoiseLayer : Layer
{
    public required Course LowHz { get; init; }

    public required Course HighHz { get; init; }

    /// <summary>0.7 flat, above that it rings at both edges.</summary>
    public double Q { get; init; } = 0.7;

    public double Width { get; init; } = 0.3;
}

/// <summary>Small things that ring, by chance, ever anew: sparks, drops of light, blips, chimes.</summary>
internal sealed record PingLayer : Layer
{
    public required Course PerSecond { get; init; }

    /// <summary>Between these pitches.</summary>
    public required Course LowHz { get; init; }

    public required Course HighHz { get; init; }

    /// <summary>Semitones of an octave on which they lie; none: anywhere.</summary>
    public ImmutableArray<double> Scale { get; init; } = [];

    public required ImmutableArray<PingMode> Rings { get; init; }

    /// <summary>0: they begin at once.</summary>
    public double SoftSeconds { get; init; }

    /// <summary>The softest of them below the loudest.</summary>
    public double RangeDb { get; init; } = 12;

    /// <summary>How far left and right they lie.</summary>
    public double Width { get; init; } = 0.6;
}

/// <summary>One way to ring: pitch against the lowest, and seconds until it has fallen by 60 dB.</summary>
internal sealed record PingMode(double Ratio, double Seconds, double LevelDb = 0);
