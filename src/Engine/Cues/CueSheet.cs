using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Cues;

/// <summary>A tempo from a place on. Bars and beats are counted from 1, times are seconds of the clip.</summary>
public sealed record CueTempo(double Time, int Bar, int Beat, double Bpm);

public sealed record CueMeter(double Time, int Bar, string Meter);

public sealed record CueSection(string Label, double Start, double End, int StartBar, int EndBar, int Energy);

/// <summary>A moment of the picture and where the music meets it; the error is sound minus picture. Frame is null without a picture.</summary>
public sealed record CueHit(double Time, long? Frame, string Kind, double Weight, bool Hard, bool Met, int Bar, int Beat, double ErrorMs);

/// <summary>A tempo that was tried, and which moments it leaves beside the grid. Bend: the farthest the tempo goes from its mean, as a share.</summary>
public sealed record CueCandidate(double Bpm, double FirstBar, int Met, int Moments, ImmutableArray<double> Missed, double Bend, int IrregularBars);

public sealed record CuePart(string Name, string Role, string Instrument, int Notes);

/// <summary>
/// How the music was turned down where someone speaks (dB), as a whole and where words are made clear (1 to 4 kHz), and
/// how far the speech then stands above it (LU); null where the speech is not in the file.
/// </summary>
public sealed record CueDuck(double Start, double End, double GainDb, double ClarityDb, double? DistanceLu);

/// <summary>What was kept of the clip's own sound (all, speech or none), and what the music did for who speaks in it.</summary>
public sealed record CueSound(string Kept, ImmutableArray<CueDuck> Ducked);

/// <summary>
/// The paper of a score, for editors and programs: where everything stands and why. The JSON of it is documented in
/// docs/cue-sheet.md; Version grows when a field changes its meaning or goes.
/// </summary>
public sealed record CueSheet
{
    public string Schema { get; init; } = "cuewright.cue-sheet";

    public int Version { get; init; } = 1;

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>What is seen, in words; null without a picture.</summary>
    public string? Seen { get; init; }

    public required string Style { get; init; }

    public required ulong Seed { get; init; }

    public required int Take { get; init; }

    /// <summary>Where in the clip the music starts; all times below are counted from the start of the clip.</summary>
    public required double Offset { get; init; }

    public required double Duration { get; init; }

    public required int SampleRate { get; init; }

    public required long Samples { get; init; }

    public FrameRate? FrameRate { get; init; }

    public required string Key { get; init; }

    public required ImmutableArray<CueTempo> Tempos { get; init; }

    public required ImmutableArray<CueMeter> Meters { get; init; }

    public required ImmutableArray<CueSection> Sections { get; init; }

    public required ImmutableArray<CueHit> Hits { get; init; }

    /// <summary>The tempos that were tried, the chosen one first.</summary>
    public required ImmutableArray<CueCandidate> Candidates { get; init; }

    public required ImmutableArray<CuePart> Parts { get; init; }

    /// <summary>Null where none of it was kept and the music made no room for it.</summary>
    public CueSound? Sound { get; init; }

    /// <summary>Sound effects beside the music; null where none were asked for.</summary>
    public CueEffects? Effects { get; init; }

    public LoudnessReport? Loudness { get; init; }

    public required ImmutableArray<Decision> Decisions { get; init; }
}
