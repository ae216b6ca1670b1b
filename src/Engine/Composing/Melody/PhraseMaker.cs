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

/// <summary>A note of the tune as it is thought, before anyone sings it.</summary>
internal readonly record struct TuneNote(long Start, long End, int Pitch, ChordSpan Span);

/// <summary>
/// Makes the phrases of a tune one after another and remembers them: an idea that returns over the same chords returns note
/// for note; over others it keeps its tones where they agree and bends the rest.
/// </summary>
internal sealed class PhraseMaker(Player player, Sketch sketch)
{
    /// <summary>What was said over the same chords is said again just so; over others, or moved, as nearly as it goes.</summary>
    private const double Exact = 100;
    private const double Kept = 5;
    private const double Moved = 1.5;

    private readonly MelodyManners _manners = player.Spec.Melody!;
    private readonly Theme _motif = Theme.Invent(player.Spec.Melody!, sketch.Plan.Meter, sketch.Direction.Chance($"{player.Spec.Name} motif"));
    private readonly Dictionary<string, Theme> _themes = [];
    private readonly Dictionary<string, ImmutableArray<int>> _said = [];
    private readonly int _home = sketch.Chart.At(0).Key.Tonic;
    private long _until;

    /// <param name="phrase">Which phrase.</param>
    /// <param name="climax">Whether the piece is at its height.</param>
    public ImmutableArray<TuneNote> Make(Phrase phrase, bool climax)
    {
        var pieces = Pieces(phrase, climax).ToArray();
        var notes = ImmutableArray.CreateBuilder<TuneNote>();
        TuneNote? last = null;
        for (var i = 0; i < pieces.Length; i++)
        {
            var wishes = Lay(pieces[i]);
            // A look at the next bar, that this one may lead into it.
            var ahead = i + 1 < pieces.Length ? Lay(pieces[i + 1]) : [];
            if (wishes.IsEmpty) continue;
            var pitches = MelodyPath.Find([.. wishes, .. ahead], player.Low, player.High, _manners.Leaps, last)[..wishes.Length];
            Remember(pieces[i], wishes, pitches);
            notes.AddRange(wishes.Select((wish, n) => new TuneNote(wish.Start, wish.End, pitches[n], wish.Span)));
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
        foreach (var bar in sketch.Plan.Bars.Where(bar => bar.Phrase == phrase && !bar.Spoken))
        {
            var gesture = gestures[bar.InPhrase];
            if (gesture.Material == Material.Silence) continue;
            // At the height of the piece what is new reaches further up than anything before.
            if (climax && gesture.Material == Material.News && bar.InPhrase * 2 >= PhraseForm.Length) gesture = gesture with { Steps = gesture.Steps + 2 };
            var begins = gesture is { Material: Material.Head, IsPlain: true } && (bar.InPhrase == 0 || gestures[bar.InPhrase - 1] is { Rests: true } or { Material: Material.Silence });
            if (begins && theme.Pickup is { } pickup && BarBefore(bar) is { } before) yield return PickupPiece(before, pickup, theme, phrase.Idea);
            var rest = gesture.Material switch { Material.Close => repose, Material.Open => Repose.Open, _ => Repose.None };
            yield return new Piece(bar, phrase.Idea, gesture.ToString(), theme.Of(gesture.Material), gesture, theme.Lift, rest);
        }
    }

    private static Piece PickupPiece(Bar bar, Cell pickup, Theme theme, string idea)
    {
        var cell = pickup with { Rhythm = new string('.', bar.Sixteenths - Theme.PickupSixteenths) + pickup.Rhythm };
        return new Piece(bar, idea, "pickup", cell, default, theme.Lift, Repose.None);
    }

    /// <summary>The bar before, where its last beat is free for a pick-up.</summary>
    private Bar? BarBefore(Bar bar)
    {
        var before = bar.Start > 0 ? sketch.Plan.BarAt(bar.Start - 1) : null;
        return before is { Spoken: false } && before.End == bar.Start && before.Sixteenths > Theme.PickupSixteenths ? before : null;
    }

    /// <summary>An idea closes where its section does, and where another idea that is new answers it; said again, it stays open until then.</summary>
    private bool Ends(Phrase phrase)
    {
        if (phrase.Index == sketch.Plan.Phrases.Length - 1) return true;
        var next = sketch.Plan.Phrases[phrase.Index + 1];
        return next.Section != phrase.Section || (next.Idea != phrase.Idea && next.Return == 0);
    }

    private Theme ThemeOf(string idea)
    {
        if (!_themes.TryGetValue(idea, out var theme))
        {
            _themes[idea] = theme = _motif.For(idea, _manners, sketch.Plan.Meter, sketch.Direction.Chance($"{player.Spec.Name} {idea}"));
        }

        return theme;
    }

    private PhraseForm FormOf(string idea)
    {
        var forms = KnownTunes.Forms.Where(form => _manners.Forms.IsEmpty ? form.Common : _manners.Forms.Contains(form.Name)).ToArray();
        return sketch.Direction.Choose($"phrase form {player.Spec.Name}", forms, sketch.Plan.Ideas.IndexOf(idea));
    }

    private ImmutableArray<WishedNote> Lay(Piece piece)
    {
        var (bar, cell) = (piece.Bar, piece.Cell);
        var turned = cell.As(piece.Gesture);
        // Where a bar is longer than the motif's, the last note is held across.
        var row = turned.Rhythm.PadRight(bar.Sixteenths, turned.Rhythm[^1] == '.' ? '.' : '-');
        var strokes = Rhythm.Strokes(row[..bar.Sixteenths], bar, sketch.Style.Swing).Where(stroke => stroke.Tick < bar.End).ToArray();
        // A pick-up that would cut the last note short is left out.
        if (strokes.Length == 0 || strokes[0].Tick < _until) return [];
        var spans = strokes.Select(stroke => sketch.Chart.At(stroke.Tick)).ToArray();
        var exact = _said.GetValueOrDefault(Key(piece, spans), []);
        var model = ModelOf(piece);
        var wishes = ImmutableArray.CreateBuilder<WishedNote>(strokes.Length);
        for (var i = 0; i < strokes.Length; i++)
        {
            var (note, span) = (turned.Notes[i], spans[i]);
            var scale = TuneScale.Of(_manners.Scale, span);
            var stepWidth = 12.0 / scale.PerOctave;
            var (wish, firmness) = exact.Length > i ? (exact[i] + Lift(span), Exact)
                : model.Length > note.Source && piece.Repose == Repose.None ? (Turn(model, turned, note, scale, Lift(span)), piece.Gesture.IsPlain ? Kept : Moved)
                : ((int?)null, 0.0);
            wishes.Add(new WishedNote
            {
                Start = strokes[i].Tick,
                End = Math.Min(strokes[i].End, bar.End),
                Span = span,
                Scale = scale,
                Anchor = Centre + ((piece.Lift + piece.Gesture.Steps + (piece.Gesture.Material == Material.News ? 2 : 0)) * stepWidth),
                Move = i == 0 ? null : stepWidth * (turned.StepsFrom(cell.Shape, note) - turned.StepsFrom(cell.Shape, turned.Notes[i - 1])),
                Model = wish,
                Firmness = firmness,
                Weight = Weight(bar, strokes[i]),
                Repose = i == strokes.Length - 1 ? piece.Repose : Repose.None,
            });
        }

        return wishes.MoveToImmutable();
    }

    /// <summary>How the bar was first said; a variant begins as the tail did.</summary>
    private ImmutableArray<int> ModelOf(Piece piece)
    {
        if (_said.TryGetValue(Key(piece), out var said) || piece.Gesture.Material != Material.Variant) return said.IsDefault ? [] : said;
        var tail = _said.GetValueOrDefault(Key(piece with { Gesture = piece.Gesture with { Material = Material.Tail } }), []);
        return tail[..Math.Min(tail.Length, ThemeOf(piece.Idea).Shared)];
    }

    private double Centre => (player.Low + player.High) / 2.0;

    private static int Turn(ImmutableArray<int> model, Turned turned, TurnedNote note, TuneScale scale, int lift)
    {
        var pitch = turned.Upside ? (2 * model[0]) - model[note.Source] : model[note.Source];
        return note.Steps == 0 && !turned.Upside ? pitch + lift : scale.Move(scale.Nearest(pitch + lift), note.Steps);
    }

    private void Remember(Piece piece, ImmutableArray<WishedNote> wishes, ImmutableArray<int> pitches)
    {
        ImmutableArray<int> said = [.. pitches.Select((pitch, i) => pitch - Lift(wishes[i].Span))];
        _said.TryAdd(Key(piece, wishes.Select(wish => wish.Span)), said);
        if (piece.Gesture.IsPlain) _said.TryAdd(Key(piece), said);
    }

    /// <summary>How far the piece has been lifted from its first key.</summary>
    private int Lift(ChordSpan span) => Pitches.Nearest(span.Key.Tonic, _home) - _home;

    private static string Key(Piece piece) => $"{piece.Idea} {piece.Gesture.Material} {piece.Label == "pickup"}";

    private static string Key(Piece piece, IEnumerable<ChordSpan> spans) => string.Create(
        CultureInfo.InvariantCulture,
        $"{piece.Idea} {piece.Label} {piece.Repose} {piece.Bar.Sixteenths} {string.Join(' ', spans.Select(span => span.Chord.Symbol))}");

    /// <summary>How much it matters that the note belongs to the chord: on strong beats and when it is long.</summary>
    private static double Weight(Bar bar, Stroke stroke)
    {
        var (into, length) = (stroke.Tick - bar.Start, stroke.End - stroke.Tick);
        var strong = into == 0 || into * 2 == bar.Meter.BarTicks ? 6 : into % bar.Meter.BeatTicks == 0 ? 1.2 : 0.2;
        return strong + (length > Ticks.PerQuarter ? 2 : 0) + (length >= 2 * Ticks.PerQuarter ? 4 : 0);
    }

    /// <summary>What is said in a bar.</summary>
    private sealed record Piece(Bar Bar, string Idea, string Label, Cell Cell, Gesture Gesture, int Lift, Repose Repose);
}
