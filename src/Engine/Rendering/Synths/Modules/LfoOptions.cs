namespace Cuewright.Engine.Rendering.Synths.Modules;

internal enum LfoShape
{
    Sine,
    Triangle,
    Saw,
    Square,

    /// <summary>A new level each cycle, reached in a smooth move.</summary>
    Random,
}

/// <summary>Slow movement of something.</summary>
internal sealed record LfoOptions
{
    public required double Hz { get; init; }

    public LfoShape Shape { get; init; }

    /// <summary>Each note has its own phase; otherwise all notes move together.</summary>
    public bool PerVoice { get; init; }

    /// <summary>Silent for so long after the note begins, then rising to full.</summary>
    public double DelaySeconds { get; init; }

    public double FadeSeconds { get; init; }
}
