namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>Bends loud waves as valves and tape do.</summary>
internal sealed record DriveOptions
{
    /// <summary>How far above the knee a full-scale wave is pushed; soft waves stay as loud as they were.</summary>
    public double Db { get; init; } = 6;

    /// <summary>0 bends both halves alike (odd partials), 1 one half sooner (even ones too).</summary>
    public double Asymmetry { get; init; } = 0.2;

    /// <summary>0 dry, 1 bent only.</summary>
    public double Mix { get; init; } = 1;
}
