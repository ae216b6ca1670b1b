using System.Collections.Immutable;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>
/// What all parts of a layered sound have in common: when it is heard, and how loud. Courses run through its time; times are
/// those of the sound at its usual length and pace.
/// </summary>
internal abstract record Layer
{
    /// <summary>When it begins.</summary>
    public double At { get; init; }

    /// <summary>How long it takes; 0: to the end of the sound.</summary>
    public double Seconds { get; init; }

    public Course Db { get; init; } = 0;

    public double AttackSeconds { get; init; } = 0.002;

    public double ReleaseSeconds { get; init; } = 0.004;

    /// <summary>−1 left to 1 right.</summary>
    public Course Pan { get; init; } = 0;

    public RepeatOptions? Repeat { get; init; }

    public ImmutableArray<MoveOptions> Moves { get; init; } = [];
}
