namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>A band of noise.</summary>
internal sealed record NoiseLayer : Layer
{
    public required Course LowHz { get; init; }

    public required Course HighHz { get; init; }

    /// <summary>0.7 flat, above that it rings at both edges.</summary>
    public double Q { get; init; } = 0.7;

    public double Width { get; init; } = 0.3;
}
