namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>Moments of the picture in words: "when the car appears", "at the reveal", "once the logo is shown".</summary>
internal static class MomentReader
{
    private const int LongestClause = 9;

    /// <param name="pieces">The prompt.</param>
    /// <param name="at">Where "when", "at" or "until" stands.</param>
    /// <param name="telling">Whether the clause says something that can happen then; without it an unknown event is idle talk.</param>
    /// <param name="taken">How many pieces the moment takes.</param>
    public static SaidMoment? Read(List<Piece> pieces, int at, bool telling, out int taken)
    {
        var grammar = ((PhrasePiece)pieces[at]).Grammar;
        var when = grammar is Grammar.When or Grammar.While;
        var unknown = 0;
        Meaning? found = null;
        taken = 1;
        for (; at + taken < pieces.Count && taken <= LongestClause; taken++)
        {
            var piece = pieces[at + taken];
            if (piece is PausePiece or TimePiece or SpanPiece or PhrasePiece { Grammar: Grammar.Then }) break;
            if (piece is UnknownPiece) unknown++;
            if (piece is not PhrasePiece { Meaning: { IsMoment: true } meaning }) continue;
            found = Stronger(found, meaning);
            // "when the logo appears" goes on to its verb; "at the reveal" ends with its noun.
            if (!when || !Continues(pieces, at + taken + 1))
            {
                taken++;
                break;
            }
        }

        // "at", "until" need a moment that is known, within reach; "when" also takes "the whale breaches".
        var accepted = found is not null ? when || taken <= 4 : grammar == Grammar.When && telling && unknown > 0;
        return accepted ? new SaidMoment(found?.Moment, found?.Cut ?? false, string.Join(' ', pieces.Skip(at).Take(taken).Select(piece => piece.Written))) : null;
    }

    /// <summary>What names the kind outweighs a mere appearing.</summary>
    private static Meaning Stronger(Meaning? first, Meaning second) =>
        first is null || first is { Moment: Analysis.MomentKind.Reveal } ? second : first;

    private static bool Continues(List<Piece> pieces, int at)
    {
        while (at < pieces.Count && pieces[at] is PhrasePiece { IsIdle: true }) at++;
        return at < pieces.Count && pieces[at] is PhrasePiece { Meaning.IsMoment: true };
    }
}
