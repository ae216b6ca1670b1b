namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>An envelope's four knobs; times are those to get all the way.</summary>
internal sealed record AdsrOptions
{
    public double AttackSeconds { get; init; } = 0.002;

    public double DecaySeconds { get; init; } = 0.5;

    /// <summary>0 to 1.</summary>
    public double Sustain { get; init; } = 1;

    public double ReleaseSeconds { get; init; } = 0.2;
}
