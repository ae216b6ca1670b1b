using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Cues;

/// <summary>A sound that happens; times are seconds of the clip, the frame the one that is shown then. Pan −1 left to 1 right, distance against the usual one.</summary>
public sealed record CueEffect(double Time, long? Frame, string Sound, double? Length, double Force, double Size, double Speed, double Pan, double? PanEnd, double Distance, double LevelDb, string Because);

/// <summary>A sound that goes on.</summary>
public sealed record CueBed(double Start, double End, string Sound, double Density, double Pan, double Distance, ImmutableArray<CueLevel> Levels, string Because);

/// <summary>How loud it is from there on, against how loud it naturally is.</summary>
public sealed record CueLevel(double Time, double Db);

/// <summary>All effects and the place they are heard in.</summary>
public sealed record CueEffects(string Place, ImmutableArray<CueEffect> Events, ImmutableArray<CueBed> Beds);

/// <summary>The paper of effects without music; where there is music, its cue sheet holds the effects.</summary>
public sealed record EffectsPaper
{
    public string Schema { get; init; } = "cuewright.effects-sheet";

    public int Version { get; init; } = 1;

    public required string Title { get; init; }

    /// <summary>What is heard, in words that can be given back as a prompt.</summary>
    public required string Heard { get; init; }

    /// <summary>What is seen, in words; null without a picture.</summary>
    public string? Seen { get; init; }

    public required ulong Seed { get; init; }

    public required int Take { get; init; }

    /// <summary>Where in the clip the sound starts; all times below are counted from the start of the clip.</summary>
    public required double Offset { get; init; }

    public required double Duration { get; init; }

    public required int SampleRate { get; init; }

    public required long Samples { get; init; }

    public FrameRate? FrameRate { get; init; }

    public required CueEffects Effects { get; init; }

    public LoudnessReport? Loudness { get; init; }

    public required ImmutableArray<Decision> Decisions { get; init; }
}
