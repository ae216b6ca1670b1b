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

    /// <summary>An edge runs across the picture and the new shot comes in behind it.</summary>
    Wipe,
}

/// <summary>One shot; the first frame belongs to it, the end frame no more. Confidence is that of the transition into it.</summary>
public sealed record Shot(int StartFrame, int EndFrame, double StartSeconds, double EndSeconds, Transition Transition, double Confidence)
{
    /// <summary>Means over the shot: calm 0 to excited 1, and sombre 0 to bright 1.</summary>
    public double Arousal { get; init; }

    public double Valence { get; init; }

    /// <summary>What is pictured in it, where that is sure.</summary>
    public ImmutableArray<SceneWord> Scene { get; init; } = [];
}

public enum MomentKind
{
    Flash,
    MotionPeak,
    Impact,
    Reveal,
    FadeOut,
    FadeIn,

    /// <summary>Writing or a graphic comes up over the picture.</summary>
    Title,
}

/// <summary>Something that happens inside a shot. Strength 0 to 1.</summary>
public sealed record Moment(int Frame, double Seconds, MomentKind Kind, double Strength);

/// <summary>What the picture does over time, ten values a second, each 0 to 1 (warmth −1 cold to 1 warm).</summary>
public sealed record PictureCurves
{
    public const double PerSecond = 10;

    /// <summary>Object movement (picture widths a second, mean over the picture) and camera speed that reach two thirds of the scale.</summary>
    internal const double LivelyObjects = 0.05;
    internal const double LivelyCamera = 0.35;

    /// <summary>How much moves inside the picture, the camera's own movement taken out.</summary>
    public required ImmutableArray<float> Motion { get; init; }

    /// <summary>How fast the camera itself pans, tilts, zooms or shakes.</summary>
    public required ImmutableArray<float> Camera { get; init; }

    /// <summary>The camera's movement by kind: pan −1 left to 1 right, tilt −1 down to 1 up, zoom −1 out to 1 in, shake 0 to 1.</summary>
    public ImmutableArray<float> Pan { get; init; } = [];

    public ImmutableArray<float> Tilt { get; init; } = [];

    public ImmutableArray<float> Zoom { get; init; } = [];

    public ImmutableArray<float> Shake { get; init; } = [];

    public required ImmutableArray<float> Brightness { get; init; }

    public required ImmutableArray<float> Saturation { get; init; }

    public required ImmutableArray<float> Warmth { get; init; }

    public required ImmutableArray<float> Contrast { get; init; }

    /// <summary>The mean colour, as 0xRRGGBB.</summary>
    public ImmutableArray<int> Colours { get; init; } = [];

    /// <summary>Calm 0 to excited 1, and sombre 0 to bright 1, smoothed over shots.</summary>
    public required ImmutableArray<float> Arousal { get; init; }

    public required ImmutableArray<float> Valence { get; init; }

    /// <summary>How much the picture changes its character here: look, movement and cutting before against after.</summary>
    public ImmutableArray<float> Novelty { get; init; } = [];

    /// <summary>A speed in picture widths a second to the place on the scale of Motion or Camera, and back.</summary>
    internal static double OnScale(double speed, double lively) => 1 - Math.Exp(-speed / lively);

    internal static double OffScale(double value, double lively) => -lively * Math.Log(Math.Max(1e-6, 1 - value));
}

/// <summary>The beat of what moves (steps, strokes, machines, steady cutting), where there is one.</summary>
public sealed record VisualPulse(double Bpm, double Confidence);

/// <summary>A word for what is pictured (outdoors, night, water …), said only when it is sure enough.</summary>
public sealed record SceneWord(string Name, double Confidence);

/// <summary>A sudden loud sound. Strength 0 to 1.</summary>
public sealed record SoundEvent(double Seconds, double Strength);

/// <summary>What the clip's own sound holds.</summary>
public sealed record SourceSound
{
    public required ImmutableArray<Passage> Speech { get; init; }

    public required ImmutableArray<Passage> Music { get; init; }

    public required ImmutableArray<Passage> Silence { get; init; }

    public required ImmutableArray<SoundEvent> Events { get; init; }

    /// <summary>Level in dBFS, ten values a second.</summary>
    public required ImmutableArray<float> LevelDb { get; init; }
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

    /// <summary>What strikes, rushes past and steps in the picture, where and when, to less than a frame: what would be heard.</summary>
    public ImmutableArray<Contact> Contacts { get; init; } = [];

    public ImmutableArray<Rush> Rushes { get; init; } = [];

    public ImmutableArray<Footfall> Footfalls { get; init; } = [];

    public required PictureCurves Curves { get; init; }

    public VisualPulse? Pulse { get; init; }

    public ImmutableArray<SceneWord> Scene { get; init; } = [];

    /// <summary>Null when the file has no sound, or none that can be read; the description tells which.</summary>
    public SourceSound? Sound { get; init; }

    /// <summary>Means over the clip.</summary>
    public required double Arousal { get; init; }

    public required double Valence { get; init; }

    /// <summary>What is seen, in the words a composer would be given.</summary>
    public required string Description { get; init; }
}
