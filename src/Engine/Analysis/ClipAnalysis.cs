using System.Collections.Immutable;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Analysis;

/// <summary>How a shot begins.</summary>
public enum Transition
{
    /// <summary>The first shot of the clip.</summary>
    Start,
    Cut,
    Dissolve,
    Fade,
}

/// <summary>One shot; the first frame belongs to it, the end frame no more. Confidence is that of the transition into it.</summary>
public sealed record Shot(int StartFrame, int EndFrame, double StartSeconds, double EndSeconds, Transition Transition, double Confidence);

public enum MomentKind
{
    Flash,
    MotionPeak,
    Impact,
    Reveal,
    FadeOut,
    FadeIn,
}

/// <summary>Something that happens inside a shot. Strength 0 to 1.</summary>
public sealed record Moment(int Frame, double Seconds, MomentKind Kind, double Strength);

/// <summary>What the picture does over time, ten values a second, each 0 to 1 (warmth −1 cold to 1 warm).</summary>
public sealed record PictureCurves
{
    public const double PerSecond = 10;

    /// <summary>How much moves inside the picture, the camera's own movement taken out.</summary>
    public required ImmutableArray<float> Motion { get; init; }

    /// <summary>How fast the camera itself pans, tilts, zooms or shakes.</summary>
    public required ImmutableArray<float> Camera { get; init; }

    public required ImmutableArray<float> Brightness { get; init; }

    public required ImmutableArray<float> Saturation { get; init; }

    public required ImmutableArray<float> Warmth { get; init; }

    public required ImmutableArray<float> Contrast { get; init; }

    /// <summary>Calm 0 to excited 1, and sombre 0 to bright 1, smoothed over shots.</summary>
    public required ImmutableArray<float> Arousal { get; init; }

    public required ImmutableArray<float> Valence { get; init; }
}

/// <summary>Everything that was seen in a clip.</summary>
public sealed record ClipAnalysis
{
    public required FrameRate FrameRate { get; init; }

    public required bool VariableFrameRate { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required double DurationSeconds { get; init; }

    /// <summary>When each frame is shown, by the file's own time stamps.</summary>
    public required ImmutableArray<double> FrameTimes { get; init; }

    public required ImmutableArray<Shot> Shots { get; init; }

    public required ImmutableArray<Moment> Moments { get; init; }

    public required PictureCurves Curves { get; init; }

    /// <summary>Means over the clip.</summary>
    public required double Arousal { get; init; }

    public required double Valence { get; init; }

    /// <summary>What is seen, in the words a composer would be given.</summary>
    public required string Description { get; init; }
}
