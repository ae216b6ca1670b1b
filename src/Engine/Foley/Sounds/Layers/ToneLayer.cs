namespace Cuewright.Engine.Foley.Sounds.Layers;

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
