namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>Third reading: what a clause says about the music, with its denials ("no drums"), degrees ("very sad") and lessenings.</summary>
internal static class ContentReader
{
    /// <param name="clause">What is read.</param>
    /// <param name="into">Takes what is understood.</param>
    /// <param name="unknown">Takes what is not.</param>
    /// <param name="denied">True where everything is a denial: the negative prompt.</param>
    public static void Read(Clause clause, ReadingBuilder into, Unknowns unknown, bool denied)
    {
        var (no, degree, reference) = (denied, 1.0, false);
        PhrasePiece? less = null;
        Piece? before = null;
        for (var at = 0; at < clause.Pieces.Length; at++)
        {
            var piece = clause.Pieces[at];
            switch (piece)
            {
                case TempoPiece tempo:
                    into.TakeNumber(tempo);
                    break;
                case KeyPiece key:
                    into.TakeKey(key);
                    break;
                case MeterPiece meter:
                    into.TakeMeter(meter);
                    break;
                case UnknownPiece:
                    at = unknown.Take(clause.Pieces, at, reference);
                    break;
                case PhrasePiece { Named: true } when reference && at + 1 < clause.Pieces.Length && clause.Pieces[at + 1] is UnknownPiece { Named: true }:
                    at = unknown.Take(clause.Pieces, at, reference);
                    break;
                case PhrasePiece { Grammar: Grammar.Negation }:
                    no = true;
                    break;
                case PhrasePiece { Grammar: Grammar.Turn }:
                    (no, less) = (denied, null);
                    break;
                case PhrasePiece { Grammar: Grammar.Only }:
                    into.Only = true;
                    break;
                case PhrasePiece { Grammar: Grammar.Reference }:
                    reference = true;
                    break;
                case PhrasePiece { Grammar: Grammar.Less } phrase:
                    less = phrase;
                    break;
                case PhrasePiece { Grammar: Grammar.Music } when no && !denied && before is PhrasePiece { Grammar: Grammar.Negation } or null && no && !denied:
                    into.DeniesMusic = true;
                    break;
                case PhrasePiece { Meaning.Degree: { } by }:
                    degree *= by;
                    break;
                case PhrasePiece { Grammar: Grammar.None, Meaning: { Number: null, TellsOfMusic: true } } phrase:
                    var away = no || IsDeniedAfter(clause, at);
                    // "no heavy drums" forbids the heaviness, not the drums.
                    var heavy = away && before is PhrasePiece { Grammar: Grammar.None, Meaning: { HasFeeling: true, Play: "" } } && phrase.Meaning.Play.Length > 0;
                    if (heavy && !denied) into.Lessen(phrase, "not so much");
                    else if (less is not null && !away) into.Lessen(phrase, less.Written);
                    else into.Take(phrase, away, degree);
                    degree = 1;
                    break;
            }

            if (piece is not PhrasePiece { Grammar: Grammar.Plain or Grammar.And }) before = piece;
        }
    }

    /// <summary>Denied by a word that follows: in "ドラムとボーカルなし" both players are.</summary>
    private static bool IsDeniedAfter(Clause clause, int at)
    {
        for (at++; at < clause.Pieces.Length && clause.Pieces[at] is PhrasePiece phrase; at++)
        {
            if (phrase.Grammar == Grammar.NegationAfter) return true;
            var listed = phrase.Meaning.Play.Length > 0 || phrase.Meaning.Cannot.Length > 0 || phrase.Grammar is Grammar.Plain or Grammar.And or Grammar.Or;
            if (!listed) return false;
        }

        return false;
    }
}
