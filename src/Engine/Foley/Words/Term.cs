using System.Collections.Immutable;

namespace Cuewright.Engine.Foley.Words;

/// <summary>One line of the lexicon: words besides a sound's own that call for it.</summary>
internal sealed record Term
{
    /// <summary>A name of the library.</summary>
    public required string Sound { get; init; }

    /// <summary>Each is found where all its words stand in one clause, in any order and form.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>It means this only where one of these stands in the same text: a bat, where there is a ball.</summary>
    public ImmutableArray<string> Near { get; init; } = [];

    /// <summary>It is heard only where its clause has nothing else that is: "a door" opens where nothing is said of it, in "a knock on the door" it is knocked on.</summary>
    public bool Weak { get; init; }

    /// <summary>The sound is not that of the thing, only the nearest there is.</summary>
    public bool Instead { get; init; }

    /// <summary>What the word says of the sound besides: a puppy is small.</summary>
    public Modifier? As { get; init; }
}
