namespace Cuewright.Engine.Foley.Sounds.Layers;

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
