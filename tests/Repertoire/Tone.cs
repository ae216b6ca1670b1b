using System.Collections.Immutable;
using Cuewright.Engine.Music;

namespace Cuewright.Repertoire;

/// <summary>
/// What is struck at one time of a bar (ticks from its start), straight: a note or a chord from low to high. Without
/// pitches it holds on what sounded before.
/// </summary>
internal sealed record Tone(long At, long Length, ImmutableArray<int> Pitches)
{
    /// <summary>Velocity against that of its surroundings.</summary>
    public int Force { get; init; }

    /// <summary>Null: as the part plays.</summary>
    public Articulation? Touch { get; init; }

    public Tone Shifted(Func<int, int> shift) => this with { Pitches = [.. Pitches.Select(shift)] };
}
