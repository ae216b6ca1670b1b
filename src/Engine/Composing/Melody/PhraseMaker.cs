using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Styles.Tunes;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>A note of the tune as it is thought, before anyone sings it. Place: which note of which motif it is.</summary>
internal readonly record struct TuneNote(long Start, long End, int Pitch, ChordSpan Span, string Place);

/// <summary>
/// Makes the phrases of a tune one after another and remembers them: an idea that returns over the same chords returns note
/// for note; over others it keeps its tones where they agree and bends the rest.
/// </summary>
internal sealed class PhraseMaker
{
    /// <summary>What was said over the same chords is said again just so; over others, or moved, as nearly as it goes.</summary>
    private const double Exact = 100;
    private const double Kept = 5;
    private const double Moved = 1.5;

    /// <summary>From this weight on a note stands on a strong beat.</summary>
    private const double Heavy = 7;

    private readonly Player _player;
    private readonly Sketch _sketch;
    private readonly MelodyManners _manners;
    private readonly Theme _motif;
    private readonly Dictionary<string, Theme> _themes = [];
    private readonly Dictionary<string, ImmutableArray<int>> _said = [];
    private readonly Dictionary<Phrase, ImmutableArray<Piece>> _pieces;
    private readonly ILookup<string, Piece> _uses;
    private readonly int _home;
    private readonly int _rise;
    private long _until;

    /// <param name="player">Who sings.</param>
    /// <param name="sketch">What is known of the piece.</param>
    /// <param name="phrases">The phrases that will be sung.</param>
    /// <param name="climax">The one at the height of the piece.</param>
    public PhraseMaker(Player player, Sketch sketch, ImmutableArray<Phrase> phrases, Phrase? climax)
    {
        (_player, _sketch, _manners) = (player, sketch, player.Spec.Melody!);
        _motif = Theme.Invent(_manners, sketch.Plan.Meter, sketch.Direction.Chance($"{player.Spec.Name} motif"));
        _home = sketch.Chart.At(0).Key.Tonic;
        _rise = sketch.Chart.Spans.Select(Lift).Append(0).Max();
        _pieces = phrases.ToDictionary(phrase => phrase, phrase => Pieces(phrase, phrase == climax).ToImmutableArray());
        _uses = phrases.SelectMany(phrase => _pieces[phrase]).Where(IsPlain).ToLookup(Key);
    }

    public ImmutableArray<TuneNote> Make(Phrase phrase)
    {
        var pieces = _pieces[phrase];
        var notes = ImmutableArray.CreateBuilder<TuneNote>();
        TuneNote? last = null;
        for (var i = 0; i < pieces.Length; i++)
        {
            var wishes = Lay(pieces[i]);
            // A look at the next bar, that this one may lead into it.
            var ahead = i + 1 < pieces.Length ? Lay(pieces[i + 1]) : [];
            if (wishes.IsEmpty) continue;
            // Where the piece will be lifted, room is left for it.
            var high = Math.Max(_player.Low + 12, _player.High - _rise) + Lift(wishes[0].Span);
            var pitches = MelodyPath.Find([.. wishes, .. ahead], _player.Low, Math.Min(high, _player.High), _manners.Leaps, last)[..wishes.Length];
            Remember(pieces[i], wishes, pitches);
            notes.AddRange(wishes.Select((wish, n) => new TuneNote(wish.Start, wish.End, pitches[n], wish.Span, $"{Key(pieces[i])} {n}")));
            last = notes[^1];
            _until = notes[^1].End;
        }

        return notes.ToImmutable();
    }

    /// <summary>The bars of a phrase, each with what is said in it; pick-ups stand before the bar they lead into.</summary>
    private IEnumerable<Piece> Pieces(Phrase phrase, bool climax)
    {
        var theme = ThemeOf(phrase.Idea);
        var gestures = FormOf(phrase.Idea).In(phrase.Bars);
        var repose = Ends(phrase) ? Repose.Closed : Repose.Open;
        foreach (var bar in _sketch.Plan.Bars.Where(bar => bar.Phrase == phrase && !bar.Spoken))
        {
            var gesture = gestures[bar.InPhrase];
            if (gesture.Material == Material.Silence) continue;
            // At the height of the piece what is new reaches further up than anything before.
            if (climax && gesture.Material == Material.News && bar.InPhrase * 2 >= PhraseForm.Length) gesture = gesture with { Steps = gesture.Steps + 2 };
            var begins = gesture is { Material: Material.Head, IsPlain: true } && (bar.InPhrase == 0 || gestures[bar.InPhrase - 1] is { Rests: true } or { Material: Material.Silence });
            if (begins && theme.Pickup is { } pickup && BarBefore(bar) is { } before) yield return PickupPiece(before, pickup, theme, phrase.Idea);
            var rest = gesture.Material switch { Material.Close => repose, Material.Open => Repose.Open, _ => Repose.None };
            yield return new Piece(bar, phrase.Idea, theme.Of(gesture.Material), gesture, theme.Lift, rest);
        }
    }

    private static Piece PickupPiece(Bar bar, Cell pickup, Theme theme, string idea)
    {
        var cell = pickup with { Rhythm = new string('.', bar.Sixteenths - Theme.PickupSixteenths) + pickup.Rhythm };
        return new Piece(bar, idea, cell, default, theme.Lift, Repose.None);
    }

    /// <summary>The bar before, where its last beat is free for a pick-up.</summary>
    private Bar? BarBefore(Bar bar)
    {
        var before = bar.Start > 0 ? _sketch.Plan.BarAt(bar.Start - 1) : null;
        return before is { Spoken: false } && before.End == bar.Start && before.Sixteenths > Theme.PickupSixteenths ? before : null;
    }

    /// <summary>An idea closes where its section does, and where another idea that is new answers it; said again, it stays open until then.</summary>
    private bool Ends(Phrase phrase)
    {
        if (phrase.Index == _sketch.Plan.Phrases.Length - 1) return true;
        var next = _sketch.Plan.Phrases[phrase.Index + 1];
        return next.Section != phrase.Section || (next.Idea != phrase.Idea && next.Return == 0);
    }

    private Theme ThemeOf(string idea)
    {
        if (!_themes.TryGetValue(idea, out var theme))
        {
            _themes[idea] = theme = _motif.For(idea, _manners, _sketch.Plan.Meter, _sketch.Direction.Chance($"{_player.Spec.Name} {idea}"));
        }

        return theme;
    }

    private PhraseForm FormOf(string idea)
    {
        var known = KnownTunes.Forms.Where(form => _manners.Forms.IsEmpty ? form.Common : _manners.Forms.Contains(form.Name)).ToArray();
        var fitting = known.Where(form => form.Hook == Theme.OpensUp(idea)).ToArray();
        return _sketch.Direction.Choose($"phrase form {_player.Spec.Name}", fitting.Length > 0 ? fitting : known, _sketch.Plan.Ideas.IndexOf(idea));
    }

    private ImmutableArray<WishedNote> Lay(Piece piece)
    {
        var (bar, cell) = (piece.Bar, piece.Cell);
        var turned = cell.As(piece.Gesture);
        // Where a bar is longer than the motif's, the last note is held across.
        var row = turned.Rhythm.PadRight(bar.Sixteenths, turned.Rhythm[^1] == '.' ? '.' : '-');
        var strokes = Rhythm.Strokes(row[..bar.Sixteenths], bar, _sketch.Style.Swing).Where(stroke => stroke.Tick < bar.End).ToArray();
        // A pick-up that would cut the last note short is left out.
        if (strokes.Length == 0 || strokes[0].Tick < _until) return [];
        var spans = strokes.Select(stroke => _sketch.Chart.At(stroke.Tick)).ToArray();
        var exact = _said.GetValueOrDefault(Key(piece, spans), []);
        var model = ModelOf(piece);
        var wishes = ImmutableArray.CreateBuilder<WishedNote>(strokes.Length);
        for (var i = 0; i < strokes.Length; i++)
        {
            var (note, span) = (turned.Notes[i], spans[i]);
            var scale = TuneScale.Of(_manners.Scale, span);
            var stepWidth = 12.0 / scale.PerOctave;
            var (wish, firmness) = exact.Length > i ? (exact[i] + Lift(span), Exact)
                : model.Length > note.Source ? (Turn(model, turned, note, scale, Lift(span)), piece.Gesture.IsPlain ? Kept : Moved)
                : ((int?)null, 0.0);
            wishes.Add(new WishedNote
            {
                Start = strokes[i].Tick,
                End = Math.Min(strokes[i].End, bar.End),
                Span = span,
                Scale = scale,
                Anchor = Centre + Lift(span) + ((piece.Lift + piece.Gesture.Steps + (piece.Gesture.Material == Material.News ? 3 : 0)) * stepWidth),
                Move = i == 0 ? null : stepWidth * (turned.StepsFrom(cell.Shape, note) - turned.StepsFrom(cell.Shape, turned.Notes[i - 1])),
                Model = wish,
                Firmness = firmness,
                Weight = Weight(bar, strokes[i]),
                Repose = i == strokes.Length - 1 ? piece.Repose : Repose.None,
                Later = model.IsEmpty && IsPlain(piece) ? Later(piece, strokes[i].Tick - bar.Start, Lift(span)) : [],
            });
        }

        return IsPlain(piece) && model.Length == strokes.Length && Agrees(wishes)
            ? [.. wishes.Select(wish => wish with { Firmness = Exact })]
            : wishes.MoveToImmutable();
    }

    /// <summary>How the bar was first said; a variant begins as the tail did.</summary>
    private ImmutableArray<int> ModelOf(Piece piece)
    {
        if (_said.TryGetValue(Key(piece), out var said)) return said;
        var theme = ThemeOf(piece.Idea);
        if (piece.Gesture.Material != Material.Variant || !_said.TryGetValue(Key(piece with { Cell = theme.Tail }), out var tail)) return [];
        return tail[..Math.Min(tail.Length, theme.Shared)];
    }

    /// <summary>The chords at this place of the bar wherever else it is said, seen from the key of here.</summary>
    private ImmutableArray<Chord> Later(Piece piece, long into, int lift) =>
    [
        .. _uses[Key(piece)].Where(use => use.Bar != piece.Bar).Select(use => _sketch.Chart.At(use.Bar.Start + into))
            .Select(span => span.Chord with { Root = span.Chord.Root + lift - Lift(span) }),
    ];

    /// <summary>Said as it was first thought of, and not the end of anything.</summary>
    private static bool IsPlain(Piece piece) => piece.Gesture.IsPlain && piece.Repose == Repose.None;

    /// <summary>Whether what was said over other chords can stand over these as it is.</summary>
    private static bool Agrees(IEnumerable<WishedNote> notes) =>
        notes.All(note => note.Model is not { } model || note.Weight < Heavy || note.Span.Chord.Bears(model));

    private double Centre => (_player.Low + _player.High - _rise) / 2.0;

    private static int Turn(ImmutableArray<int> model, Turned turned, TurnedNote note, TuneScale scale, int lift)
    {
        var pitch = turned.Upside ? (2 * model[0]) - model[note.Source] : model[note.Source];
        return note.Steps == 0 && !turned.Upside ? pitch + lift : scale.Move(scale.Nearest(pitch + lift), note.Steps);
    }

    private void Remember(Piece piece, ImmutableArray<WishedNote> wishes, ImmutableArray<int> pitches)
    {
        ImmutableArray<int> said = [.. pitches.Select((pitch, i) => pitch - Lift(wishes[i].Span))];
        _said.TryAdd(Key(piece, wishes.Select(wish => wish.Span)), said);
        if (IsPlain(piece)) _said.TryAdd(Key(piece), said);
    }

    /// <summary>How far the piece has been lifted from its first key.</summary>
    private int Lift(ChordSpan span) => Pitches.Nearest(span.Key.Tonic, _home) - _home;

    /// <summary>What is said is known by its cell, whichever idea uses it: ideas that share a tail say the same.</summary>
    private static string Key(Piece piece) => string.Create(CultureInfo.InvariantCulture, $"{piece.Cell.Rhythm} {string.Join(' ', piece.Cell.Shape)} {piece.Lift}");

    private static string Key(Piece piece, IEnumerable<ChordSpan> spans) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Key(piece)} {piece.Gesture} {piece.Repose} {piece.Bar.Sixteenths} {string.Join(' ', spans.Select(span => span.Chord.Symbol))}");

    /// <summary>How much it matters that the note belongs to the chord: on strong beats and when it is long.</summary>
    private static double Weight(Bar bar, Stroke stroke)
    {
        var (into, length) = (stroke.Tick - bar.Start, stroke.End - stroke.Tick);
        var strong = into == 0 || into * 2 == bar.Meter.BarTicks ? Heavy : into % bar.Meter.BeatTicks == 0 ? 1.2 : 0.2;
        return strong + (length > Ticks.PerQuarter ? 2 : 0) + (length >= 2 * Ticks.PerQuarter ? 4 : 0);
    }

    /// <summary>What is said in a bar.</summary>
    private sealed record Piece(Bar Bar, string Idea, Cell Cell, Gesture Gesture, int Lift, Repose Repose);
}
