namespace Cuewright.Engine.Pipeline;

/// <summary>The stages a user sees, in order.</summary>
public enum Stage
{
    Look,
    Compose,
    Render,
    Master,
    Check,
}

/// <summary>How far a stage is, 0 to 1. Takes are counted from 0.</summary>
public readonly record struct StageProgress(Stage Stage, double Fraction, int Take);
