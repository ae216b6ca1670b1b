using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>
/// The solved time of a piece, before a note is written: where beats, bars, sections and hits stand so that the hard
/// moments of the picture fall on beats. Everything the composer writes is placed on this grid.
/// </summary>
public sealed record Grid
{
    public required TempoMap Tempo { get; init; }

    public required MeterMap Meters { get; init; }

    /// <summary>Ticks before the first full bar; 0 when the music begins with a bar line. Bar 0 is then the upbeat.</summary>
    public long UpbeatTicks { get; init; }

    /// <summary>Whole bars of the form. Hard hits that open a section stand on their first beat.</summary>
    public required int Bars { get; init; }

    /// <summary>The last strong beat: the final chord begins here and rings until the sound ends.</summary>
    public required long FinalTick { get; init; }

    /// <summary>Where the clip ends, in ticks; rarely a bar line.</summary>
    public required long EndTick { get; init; }

    /// <summary>Contiguous, from bar 0 to Bars.</summary>
    public required ImmutableArray<ScoreSection> Sections { get; init; }

    public required ImmutableArray<ScoreHit> Hits { get; init; }

    /// <summary>The ways that were solved, the chosen one first.</summary>
    public ImmutableArray<TempoCandidate> Considered { get; init; } = [];

    /// <summary>Why this one, and which moments it does not meet.</summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];
}
