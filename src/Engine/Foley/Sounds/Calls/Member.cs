namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>Some who belong together: of one kind, spread over a place.</summary>
internal sealed record Member
{
    /// <summary>The single sound of the library they make.</summary>
    public required string Like { get; init; }

    /// <summary>Null: as it is with the sound they are like.</summary>
    public Uneven? Uneven { get; init; }

    /// <summary>Against the natural level of that.</summary>
    public double LevelDb { get; init; }

    /// <summary>How many there are.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How many different calls each of them has.</summary>
    public int Calls { get; init; } = 2;

    /// <summary>From the beginning of one call of one of them to his next.</summary>
    public Extent EverySeconds { get; init; } = 2;

    /// <summary>They wait for each other rather than to call each for himself.</summary>
    public bool InTurn { get; init; }

    /// <summary>1: as near as a single one usually is; 10: far.</summary>
    public Extent Distance { get; init; } = new(1, 4);

    /// <summary>How far they stand apart: 0 in the middle, 1 all around.</summary>
    public double Spread { get; init; } = 0.85;

    /// <summary>How different in size they are.</summary>
    public double Sizes { get; init; } = 0.08;

    /// <summary>How much all of them are more or less busy for a while, 0 to 1.</summary>
    public double Waves { get; init; } = 0.4;

    /// <summary>More of them where the manner is dense; otherwise the same ones call more often.</summary>
    public bool Crowds { get; init; } = true;
}
