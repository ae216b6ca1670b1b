using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Music;

/// <summary>A stretch of the form, from one bar line to another (bars from 0, the end exclusive).</summary>
public sealed record ScoreSection(string Label, int StartBar, int EndBar, int Energy)
{
    /// <summary>Instruments and roles that rest here.</summary>
    public ImmutableArray<string> Silent { get; init; } = [];
}

/// <summary>A moment of the picture and the written place that lands on it. Hard: an accent belongs there.</summary>
public sealed record ScoreHit(double Seconds, long Tick, string Kind, double Weight, bool Hard)
{
    /// <summary>What is played on the tick is heard as on the moment. A moment that is not met is no reason to play anything.</summary>
    public bool Met { get; init; } = true;

    /// <summary>What the user calls it, where they do; it says nothing of the kind, even if it sounds like one.</summary>
    public string? Name { get; init; }

    /// <summary>What people are shown.</summary>
    [JsonIgnore]
    public string Label => Name ?? Kind;
}

/// <summary>A tempo that was tried: where its first bar line fell, how many of the moments it met, and at what price.</summary>
public sealed record TempoCandidate(double Bpm, double FirstBarSeconds, int Met, int Moments, ImmutableArray<double> MissedSeconds, double BendShare, int OddBars);

/// <summary>The written piece: everything that is needed to play it, print it or change one part of it.</summary>
public sealed record Score
{
    public required string Title { get; init; }

    public required string Summary { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public required Key Key { get; init; }

    public required TempoMap Tempo { get; init; }

    public required MeterMap Meters { get; init; }

    /// <summary>Where the sound must end, to the sample.</summary>
    public required long LengthSamples { get; init; }

    public required ImmutableArray<ScoreSection> Sections { get; init; }

    public required ImmutableArray<ScoreHit> Hits { get; init; }

    public required ImmutableArray<Part> Parts { get; init; }

    /// <summary>How it is to be mixed: the name of a mix preset.</summary>
    public string Mix { get; init; } = "natural";

    /// <summary>The tempos that were tried, the chosen one first; empty where no moment asked for any.</summary>
    public ImmutableArray<TempoCandidate> Tempos { get; init; } = [];
}
