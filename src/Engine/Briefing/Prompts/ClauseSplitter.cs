namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>Second reading: parts a prompt at pauses and turns of time ("then", "when the car appears", "0:12") and finds what places each clause.</summary>
internal sealed class ClauseSplitter
{
    private readonly List<Piece> _pieces;
    private readonly List<Clause> _clauses = [];
    private readonly List<Piece> _content = [];
    private Mark? _mark;
    private bool _follows;
    private bool _denied;

    private ClauseSplitter(List<Piece> pieces) => _pieces = pieces;

    /// <summary>The length that was asked for; null when none was.</summary>
    private double? _lengthSeconds;

    public static (List<Clause> Clauses, double? LengthSeconds) Split(List<Piece> pieces)
    {
        var splitter = new ClauseSplitter(pieces);
        for (var at = 0; at < pieces.Count;) at += splitter.Take(at);
        splitter.Close(".");
        return (splitter._clauses, splitter._lengthSeconds);
    }

    /// <summary>Takes what stands here; the number of pieces taken.</summary>
    private int Take(int at)
    {
        switch (_pieces[at])
        {
            case PausePiece pause:
                TakePause(pause, at);
                return 1;
            case SpanPiece span:
                Place(new Mark { Seconds = span.From, EndSeconds = span.To });
                return 1;
            case TimePiece time:
                TakeTime(time, at);
                return 1;
            case PhrasePiece phrase:
                return TakePhrase(phrase, at);
            default:
                _content.Add(_pieces[at]);
                return 1;
        }
    }

    private void TakePause(PausePiece pause, int at)
    {
        if (pause.Sign == "," && _denied && ListGoesOn(at + 1)) return;
        // "When the car appears, drums": what was announced is told behind the comma.
        var announces = _mark is not null && !_content.Exists(IsTelling) && (pause.Sign == ":" || (pause.Sign == "," && (_mark.IsPlaced || _mark.LastsSeconds is not null)));
        if (!announces) Close(pause.Sign);
        else if (pause.Sign == ":" && _mark is { IsPlaced: false }) Close(":");
    }

    private int TakePhrase(PhrasePiece phrase, int at)
    {
        if (phrase.Grammar == Grammar.Negation) _denied = true;
        if (phrase.Grammar == Grammar.Turn) _denied = false;
        if (phrase.Grammar == Grammar.Then)
        {
            // "until 0:20, then …": the empty clause hands its mark on.
            if (_content.Exists(IsTelling) || _mark is { IsNoun: true }) Close(",");
            _follows = true;
            if (phrase.Meaning.Section.Length > 0) Place(MarkOf(phrase.Meaning));
            return 1;
        }

        if (phrase.Grammar is Grammar.When or Grammar.While or Grammar.At or Grammar.Until && MomentReader.Read(_pieces, at, _content.Exists(IsTelling) || _follows, out var taken) is { } moment)
        {
            if (phrase.Grammar == Grammar.Until) StartNext(new Mark { Moment = moment });
            else Place(new Mark { Moment = moment });
            return taken;
        }

        if (phrase.Grammar == Grammar.Until && Next<TimePiece>(at + 1) is { } until)
        {
            if (_content.Exists(IsTelling)) StartNext(new Mark { Seconds = until.Seconds });
            else Place(new Mark { EndSeconds = until.Seconds });
            return 2;
        }

        if (phrase.Grammar is Grammar.First or Grammar.Last && Next<TimePiece>(at + 1) is { } edge)
        {
            Place(phrase.Grammar == Grammar.First ? new Mark { Seconds = 0, EndSeconds = edge.Seconds, Label = "Opening" } : new Mark { Seconds = -edge.Seconds, Label = "Close" });
            return 2;
        }

        if (phrase.Meaning.Section.Length == 0 || _denied)
        {
            _content.Add(phrase);
            return 1;
        }

        TakeSection(phrase);
        return 1;
    }

    private void TakeSection(PhrasePiece phrase)
    {
        var mark = MarkOf(phrase.Meaning);
        if (phrase.Meaning.As == SectionWord.Verb)
        {
            if (_content.Exists(IsTelling) || _mark is { Label: not null }) Close(",");
        }
        else if (phrase.Meaning.As == SectionWord.Noun && _mark is { IsNoun: true })
        {
            // "soft intro and big chorus": what stands behind the last "and" belongs to the second.
            var joint = _content.FindLastIndex(piece => piece is PhrasePiece { Grammar: Grammar.And or Grammar.Turn });
            var moved = joint < 0 ? [] : _content[joint..];
            if (joint >= 0) _content.RemoveRange(joint, moved.Count);
            Close(",");
            _content.AddRange(moved);
        }

        Place(mark);
        // Its fade or its hit is content.
        if (phrase.Meaning.Ending is not null || phrase.Meaning.Arc is not null) _content.Add(phrase);
    }

    private void TakeTime(TimePiece time, int at)
    {
        var before = Before(at);
        var after = at + 1 < _pieces.Count ? _pieces[at + 1] : null;
        if (before is Grammar.Each) return;
        if (before is Grammar.At) Place(new Mark { Seconds = time.Seconds });
        else if (before is Grammar.For && FollowedByThen(at + 1)) Place(new Mark { LastsSeconds = time.Seconds });
        else if (time.Clock && !_content.Exists(IsTelling) && after is PausePiece { Sign: ":" } or PhrasePiece { Grammar: not (Grammar.Long or Grammar.Music) } or UnknownPiece) Place(new Mark { Seconds = time.Seconds });
        else _lengthSeconds = time.Seconds;
    }

    /// <summary>Adds to the mark of this clause, or begins the next where it has one of that kind already.</summary>
    private void Place(Mark mark)
    {
        var clash = _mark is { } own && ((own.IsPlaced && mark.IsPlaced) || (own.IsNoun && mark.IsNoun));
        if (clash) Close(",");
        _mark = _mark?.And(mark) ?? mark;
    }

    private void StartNext(Mark mark)
    {
        Close(",");
        (_mark, _follows) = (mark, true);
    }

    private void Close(string pause)
    {
        if (_content.Count > 0 || _mark is not null) _clauses.Add(new Clause([.. _content], _mark, _follows, pause));
        else if (_clauses.Count > 0 && pause == ".") _clauses[^1] = _clauses[^1] with { PauseAfter = pause };
        _content.Clear();
        (_mark, _follows, _denied) = (null, false, false);
    }

    private static Mark MarkOf(Meaning meaning) => new()
    {
        Label = meaning.Section,
        IsNoun = meaning.As == SectionWord.Noun,
        Energy = meaning.Energy,
        Share = meaning.Share,
        UsualShare = meaning.At,
    };

    private static bool IsTelling(Piece piece) => piece is not PhrasePiece { IsIdle: true };

    /// <summary>"no drums, bass or vocals": a list of players that holds an "or" is denied as a whole.</summary>
    private bool ListGoesOn(int at)
    {
        for (var or = false; at < _pieces.Count; at++)
        {
            if (_pieces[at] is PausePiece { Sign: "," }) continue;
            if (_pieces[at] is PausePiece) return or;
            if (_pieces[at] is not PhrasePiece phrase) return false;
            or |= phrase.Grammar == Grammar.Or;
            var lists = phrase.Grammar is Grammar.Or or Grammar.And or Grammar.Plain || phrase.Meaning.Play.Length > 0 || phrase.Meaning.Role.Length > 0 || phrase.Meaning.Cannot.Length > 0;
            if (!lists) return or;
            if (at == _pieces.Count - 1) return or;
        }

        return false;
    }

    private bool FollowedByThen(int at)
    {
        while (at < _pieces.Count && _pieces[at] is PausePiece { Sign: "," } or PhrasePiece { IsIdle: true }) at++;
        return at < _pieces.Count && _pieces[at] is PhrasePiece { Grammar: Grammar.Then };
    }

    private Grammar? Before(int at)
    {
        for (at--; at >= 0 && _pieces[at] is PhrasePiece phrase; at--)
        {
            if (phrase.Grammar != Grammar.Plain) return phrase.Grammar;
        }

        return null;
    }

    private T? Next<T>(int at)
        where T : Piece => at < _pieces.Count ? _pieces[at] as T : null;
}
