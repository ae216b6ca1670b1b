using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>One thing a prompt says: a known phrase, a pause, a number with its unit, or a word nobody knows.</summary>
internal abstract record Piece(string Written);

/// <summary>A known phrase. Named: capitalised where others are not, so it may be part of a name.</summary>
internal sealed record PhrasePiece(string Written, Meaning Meaning, double Weight, bool Named) : Piece(Written)
{
    public Grammar Grammar => Meaning.Grammar;

    /// <summary>Neither asks for anything nor bends what stands around it.</summary>
    public bool IsIdle => (Grammar is not (Grammar.None or Grammar.Then)) || Meaning.Degree is not null || Meaning.Number is not null;
}

/// <summary>A word that no one knows.</summary>
internal sealed record UnknownPiece(string Written, bool Named) : Piece(Written);

/// <summary>"," a breath, "." a stop, ":" an announcement.</summary>
internal sealed record PausePiece(string Sign) : Piece(Sign);

/// <summary>A tempo in numbers.</summary>
internal sealed record TempoPiece(string Written, double LowBpm, double HighBpm) : Piece(Written);

internal sealed record KeyPiece(string Written, Key Key) : Piece(Written);

internal sealed record MeterPiece(string Written, Meter Meter) : Piece(Written);

/// <summary>A time: a length or a place, which its neighbours tell. Clock: written 1:30.</summary>
internal sealed record TimePiece(string Written, double Seconds, bool Clock) : Piece(Written);

/// <summary>From a time to a time.</summary>
internal sealed record SpanPiece(string Written, double From, double To) : Piece(Written);
