using System.Collections.Immutable;

namespace Cuewright.Engine.Foley.Sounds.Layers;

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
