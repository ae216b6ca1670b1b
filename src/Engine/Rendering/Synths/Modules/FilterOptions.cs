namespace Cuewright.Engine.Rendering.Synths.Modules;

internal enum FilterKind
{
    /// <summary>State-variable, 12 dB an octave.</summary>
    LowPass12,

    /// <summary>Two of them.</summary>
    LowPass24,

    BandPass,
    HighPass,

    /// <summary>Four poles in a loop that saturates: warm, and sings when resonant.</summary>
    Ladder,
}

/// <summary>A voice's filter and what moves it. Amounts are octaves.</summary>
internal sealed record FilterOptions
{
    public FilterKind Kind { get; init; } = FilterKind.LowPass24;

    /// <summary>On middle C at velocity 90, envelope and oscillators at rest.</summary>
    public double CutoffHz { get; init; } = 20_000;

    /// <summary>0 to 1, where a ladder begins to sing by itself.</summary>
    public double Resonance { get; init; }

    /// <summary>1: follows the key; 0: stays.</summary>
    public double KeyTrack { get; init; } = 0.5;

    public double EnvelopeOctaves { get; init; }

    /// <summary>More from velocity 26 to 90, and as much again from there to 154.</summary>
    public double VelocityOctaves { get; init; } = 1;

    /// <summary>Darker by so much between full expression and none.</summary>
    public double ExpressionOctaves { get; init; } = 1.5;

    /// <summary>How hard the ladder is driven.</summary>
    public double Drive { get; init; } = 1;
}
