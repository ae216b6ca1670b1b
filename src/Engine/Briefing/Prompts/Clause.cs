using System.Collections.Immutable;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>What places a clause in time. Parts said by different words of one clause are put together: "at 0:15 the drop".</summary>
internal sealed record Mark
{
    public string? Label { get; init; }

    /// <summary>The label is a noun ("chorus"), not only a verb ("starts").</summary>
    public bool IsNoun { get; init; }

    public double? Energy { get; init; }

    public double? Seconds { get; init; }

    public double? EndSeconds { get; init; }

    public double? LastsSeconds { get; init; }

    public double? Share { get; init; }

    public double? UsualShare { get; init; }

    public SaidMoment? Moment { get; init; }

    public bool IsPlaced => Seconds is not null || Share is not null || Moment is not null;

    public Mark And(Mark other) => new()
    {
        Label = IsNoun || other.Label is null ? Label ?? other.Label : other.Label,
        IsNoun = IsNoun || other.IsNoun,
        Energy = (IsNoun ? Energy : null) ?? other.Energy ?? Energy,
        Seconds = Seconds ?? other.Seconds,
        EndSeconds = EndSeconds ?? other.EndSeconds,
        LastsSeconds = LastsSeconds ?? other.LastsSeconds,
        Share = Share ?? other.Share,
        UsualShare = UsualShare ?? other.UsualShare,
        Moment = Moment ?? other.Moment,
    };
}

/// <summary>A stretch of a prompt between two pauses or turns of time, its mark taken out of it.</summary>
internal sealed record Clause(ImmutableArray<Piece> Pieces, Mark? Mark, bool Follows, string PauseAfter)
{
    /// <summary>Whether anything can be heard in it.</summary>
    public bool HasContent => Pieces.Any(piece => piece switch
    {
        PhrasePiece phrase => phrase.Meaning.HasFeeling || phrase.Meaning.Play.Length > 0 || phrase.Meaning.Styles.Count > 0 || phrase.Meaning.Tempo is not null || phrase.Meaning.Hint.Length > 0 || phrase.Meaning.Role.Length > 0,
        TempoPiece => true,
        _ => false,
    });

    public string Words => string.Join(' ', Pieces.Where(piece => piece is not PausePiece).Select(piece => piece.Written));
}
