using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing;

/// <summary>What the user asked for, in their own terms. Everything may be left out; then the picture decides.</summary>
public sealed record Wishes
{
    public string Prompt { get; init; } = "";

    /// <summary>What must not be heard, in words.</summary>
    public string Negative { get; init; } = "";

    public double? Bpm { get; init; }

    public Key? Key { get; init; }

    public Meter? Meter { get; init; }

    public string? Style { get; init; }

    /// <summary>0: a bed that meets no moment. 1: as many are met as music can.</summary>
    public double Sync { get; init; } = 0.6;

    /// <summary>0: the picture decides mood and style. 1: the words do.</summary>
    public double PromptInfluence { get; init; } = 0.7;

    /// <summary>Write the music thinner where someone speaks in the clip. Null: where the clip's own sound is kept.</summary>
    public bool? LeaveRoomForSpeech { get; init; }

    /// <summary>The user's own form; empty means that it is read from the picture.</summary>
    public ImmutableArray<Segment> Segments { get; init; } = [];

    /// <summary>The user's own moments, met whatever Sync says of the seen ones.</summary>
    public ImmutableArray<GivenHit> Hits { get; init; } = [];

    /// <summary>What is to be otherwise than in the piece that all the other wishes and the seed give.</summary>
    public Changes Changes { get; init; } = Changes.None;
}

/// <summary>A stretch of the form as the user gives it. It lasts to the next segment's start.</summary>
public sealed record Segment
{
    public required double Start { get; init; }

    public string Prompt { get; init; } = "";

    public string? Label { get; init; }
}
