using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>What words ask to be heard.</summary>
internal sealed record WantedSounds
{
    public static WantedSounds Nothing { get; } = new() { Sounds = [], Decisions = [] };

    /// <summary>In the order in which they are said.</summary>
    public required ImmutableArray<WantedSound> Sounds { get; init; }

    /// <summary>Where it happens (places.yaml); null: nothing was said of it.</summary>
    public string? Place { get; init; }

    /// <summary>The words ask for music rather than for sounds, or besides: these are the composer's.</summary>
    public string? Music { get; init; }

    /// <summary>How long all of it lasts, where that was said.</summary>
    public double? Seconds { get; init; }

    /// <summary>"rain but no thunder", "without music".</summary>
    public Forbidden Forbidden { get; init; } = Forbidden.Nothing;

    /// <summary>What was understood as what, and what was not known: "a zither" is told as what it became.</summary>
    public required ImmutableArray<Decision> Decisions { get; init; }
}

/// <summary>One sound that is asked for.</summary>
internal sealed record WantedSound
{
    /// <summary>A name of the library.</summary>
    public required string Sound { get; init; }

    /// <summary>The words that asked for it.</summary>
    public required string Said { get; init; }

    public Manner Manner { get; init; } = Manner.Usual;

    public Placing Placing { get; init; } = Placing.Middle;

    /// <summary>"three knocks": 3. Null: as the sound usually occurs.</summary>
    public int? Count { get; init; }

    /// <summary>"slow", "every two seconds": from one to the next.</summary>
    public double? GapSeconds { get; init; }

    /// <summary>Again and again, by chance, so often a minute: what is part of a scene.</summary>
    public double? PerMinute { get; init; }

    /// <summary>"at 3 s". Null: where its order puts it.</summary>
    public double? AtSeconds { get; init; }

    /// <summary>"after 2 seconds of silence": so long nothing is heard before it, once its turn has come.</summary>
    public double? AfterSeconds { get; init; }

    /// <summary>"…, then …": what has the same number sounds together, a higher one after a lower.</summary>
    public int Order { get; init; }

    /// <summary>How long, of what lasts.</summary>
    public double? Seconds { get; init; }

    /// <summary>It goes on all the time, even where the sound itself is an event that would then occur again and again.</summary>
    public bool GoesOn { get; init; }

    /// <summary>"until": it ends when what comes next begins.</summary>
    public bool EndsWithNext { get; init; }

    /// <summary>"in the background", "loud": against its natural level.</summary>
    public double LevelDb { get; init; }

    /// <summary>"gets louder", "fades away": by how much it is louder at its end than at its beginning.</summary>
    public double LevelEndDb { get; init; }

    /// <summary>"approaching", "leaving": how far it is at its end; null: where it was.</summary>
    public double? DistanceEnd { get; init; }
}
