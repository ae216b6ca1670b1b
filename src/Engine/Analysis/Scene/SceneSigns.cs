namespace Cuewright.Engine.Analysis.Scene;

/// <summary>How plainly each thing is seen in one look, 0 not at all to 1 beyond doubt.</summary>
internal readonly record struct SceneSigns
{
    public double Seconds { get; init; }

    /// <summary>Mean luma, in levels.</summary>
    public double Light { get; init; }

    public double Sky { get; init; }

    public double Vegetation { get; init; }

    public double Snow { get; init; }

    public double Night { get; init; }

    public double CityLights { get; init; }

    public double Room { get; init; }

    /// <summary>These are told by how they move, so they are null in the first look.</summary>
    public double? Water { get; init; }

    public double? Fire { get; init; }

    public double? Rain { get; init; }

    public double? Snowfall { get; init; }

    public double? Figure { get; init; }

    /// <summary>Rises from 0 to 1 between two values; falls when the first is the larger.</summary>
    public static double Ramp(double value, double from, double to) => Math.Clamp((value - from) / (to - from), 0, 1);
}
