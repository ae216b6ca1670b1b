using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Repertoire;

/// <summary>A piece as its arranger wrote it down; README.md explains the notation.</summary>
internal sealed record Piece
{
    public required string Title { get; init; }

    public required string Key { get; init; }

    /// <summary>Quarters a minute along the form: "intro 84, end:3 84-60".</summary>
    public required string Tempo { get; init; }

    public string Meter { get; init; } = "4/4";

    public Swing? Swing { get; init; }

    /// <summary>Which mix preset it is mixed by.</summary>
    public required string Mix { get; init; }

    /// <summary>How long the music goes on after the last bar line: half of it the last chord is held, then it rings out.</summary>
    public required double RingSeconds { get; init; }

    public required ImmutableArray<PieceSection> Sections { get; init; }

    /// <summary>Bars of notes by name.</summary>
    public ImmutableDictionary<string, string> Patterns { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Bars of drums by name: a row of signs for each drum.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Grooves { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    public required ImmutableArray<PiecePart> Parts { get; init; }
}

/// <summary>A section of the form; its energy (1 to 5) is how loud everyone plays who is not told otherwise.</summary>
internal sealed record PieceSection(string Name, int Bars, int Energy)
{
    /// <summary>Instead of the piece's own.</summary>
    public string? Meter { get; init; }
}

internal sealed record PiecePart
{
    public required string Name { get; init; }

    public required PartRole Role { get; init; }

    public required string Instrument { get; init; }

    /// <summary>Plays what an earlier part plays, this much higher or lower.</summary>
    public string? Doubles { get; init; }

    public int Transpose { get; init; }

    /// <summary>Of notes without a sign of their own.</summary>
    public Articulation Touch { get; init; }

    /// <summary>Loudness along the form in musicians' words: "intro p, verse mp-f"; null: as the sections' energy says.</summary>
    public string? Dynamics { get; init; }

    /// <summary>Swells of held notes along the form, 0 to 1: "intro 0.3-0.8".</summary>
    public string? Expression { get; init; }

    /// <summary>What is played, by section, in voices parted by an ampersand; where there is none the part rests.</summary>
    public ImmutableDictionary<string, string> Music { get; init; } = ImmutableDictionary<string, string>.Empty;
}
