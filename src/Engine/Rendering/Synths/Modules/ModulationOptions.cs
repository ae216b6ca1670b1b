namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>A slow oscillator and what it moves.</summary>
internal sealed record ModulationOptions
{
    public required LfoOptions Lfo { get; init; }

    public double PitchCents { get; init; }

    /// <summary>Of the filter; FM presets: how far modulators bend.</summary>
    public double CutoffOctaves { get; init; }

    public double Width { get; init; }

    /// <summary>Share of the amplitude.</summary>
    public double Level { get; init; }
}
