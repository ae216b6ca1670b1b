using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;
using Cuewright.Repertoire;

namespace Cuewright.Engine.Tests.Composing.Melody;

/// <summary>The tune against what tunes do: bounds from the figures of a corpus of songs, a little wider.</summary>
public class MelodyWriterTests
{
    public static TheoryData<string> Singing => Tunes.Styles;

    public static TheoryData<string> SongLike => Tunes.SongLike;

    [Theory]
    [MemberData(nameof(Singing))]
    public void On_strong_beats_the_tune_belongs_to_the_chord_and_between_them_it_moves_freely(string style)
    {
        var notes = Tunes.Of(style).SelectMany(tune => tune.Notes.Select(note => (IsStrong: tune.IsStrong(note), Fits: tune.Chart.At(note.Start).Chord.Bears(note.Pitch)))).ToArray();

        var strong = Share(notes.Where(note => note.IsStrong).Select(note => note.Fits));
        Assert.True(strong > 0.8, $"{style}: {strong:0.00} on strong beats");
        Assert.True(Share(notes.Select(note => note.Fits)) < strong, style);
    }

    [Theory]
    [MemberData(nameof(SongLike))]
    public void It_moves_mostly_by_step_and_does_not_hang_on_one_note(string style)
    {
        var moves = Tunes.Of(style).SelectMany(tune => tune.Moves).ToArray();
        var moving = moves.Where(move => move != 0).ToArray();

        // In rows with gaps the step over a gap is a minor third.
        Assert.InRange(Share(moving.Select(move => Math.Abs(move) <= 3)), 0.55, 0.95);
        Assert.InRange(Share(moving.Select(move => Math.Abs(move) <= 2)), 0.4, 0.85);
        Assert.InRange(Share(moves.Select(move => move == 0)), 0.05, 0.45);
    }

    [Theory]
    [MemberData(nameof(SongLike))]
    public void Leaps_are_turned_back(string style)
    {
        var after = Tunes.Of(style).SelectMany(tune => tune.Moves.Zip(tune.Moves.Skip(1))).Where(pair => Math.Abs(pair.First) >= 5).ToArray();
        Assert.True(after.Length >= 10, $"{style}: {after.Length} leaps");
        Assert.True(Share(after.Select(pair => Math.Sign(pair.Second) != Math.Sign(pair.First))) > 0.6);
    }

    [Theory]
    [MemberData(nameof(SongLike))]
    public void It_is_sung_in_a_singable_range(string style) =>
        Assert.All(Tunes.Of(style), tune => Assert.InRange(tune.Notes.Max(note => note.Pitch) - tune.Notes.Min(note => note.Pitch), 6, 24));

    [Theory]
    [MemberData(nameof(Singing))]
    public void It_breathes_at_the_end_of_a_phrase_and_rests_on_a_stable_tone(string style)
    {
        foreach (var tune in Tunes.Of(style))
        {
            // The last phrase comes to rest in the final chord, which is written apart.
            foreach (var phrase in tune.Plan.Phrases.SkipLast(1).Where(phrase => phrase.Bars >= 4))
            {
                var end = tune.Plan.Bars.Last(bar => bar.Phrase == phrase).End;
                // What stands in the last beat leads into the next phrase.
                var last = tune.In(phrase).Last(note => note.Start < end - Ticks.PerQuarter);
                Assert.True(tune.Chart.At(last.Start).Chord.Bears(last.Pitch), $"{style}: {last}");
                Assert.DoesNotContain(tune.Notes, next => next.Start > last.Start && next.Start < last.End + Ticks.PerSixteenth);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Singing))]
    public void A_phrase_that_returns_over_its_chords_returns_note_for_note_but_for_its_end(string style)
    {
        var compared = 0;
        foreach (var tune in Tunes.Of(style))
        {
            foreach (var bar in tune.Plan.Bars.Where(bar => bar.Phrase.Return > 0 && bar.InPhrase < 2))
            {
                var model = tune.Plan.Bars.First(first => first.Phrase.Idea == bar.Phrase.Idea && first.InPhrase == bar.InPhrase);
                if (model.Phrase.Bars != bar.Phrase.Bars || bar.Phrase.Bars < 4 || !Chords(tune, model).SequenceEqual(Chords(tune, bar))) continue;
                Assert.Equal(Said(tune, model), Said(tune, bar));
                compared++;
            }
        }

        Assert.True(compared > 6, $"{style}: {compared} bars returned");
    }

    [Theory]
    [MemberData(nameof(SongLike))]
    public void What_was_said_is_said_again_as_in_songs(string style)
    {
        foreach (var tune in Tunes.Of(style))
        {
            var bars = tune.Plan.Bars.Select(bar => Said(tune, bar)).Where(bar => bar.Length > 0).ToArray();
            Assert.InRange((double)bars.Distinct().Count() / bars.Length, 0.1, 0.75);
        }

        var windows = Tunes.Of(style).SelectMany(tune => TuneMeasures.HeardBefore([.. tune.Notes.Zip(tune.Notes.Skip(1), (one, next) => next.Pitch - one.Pitch)])).ToArray();
        Assert.InRange(Share(windows), 0.15, 0.95);
    }

    [Fact]
    public void Ideas_differ_and_share_the_motif()
    {
        foreach (var tune in Tunes.Of("cinematic-emotional"))
        {
            var ideas = tune.Plan.Phrases.Where(phrase => phrase.Return == 0 && phrase.Bars >= 4).Select(phrase => tune.Plan.Bars.Where(bar => bar.Phrase == phrase).Select(bar => Said(tune, bar)).ToArray()).ToArray();
            Assert.Equal(ideas.Length, ideas.Select(idea => idea[0]).Distinct().Count());
        }
    }

    [Fact]
    public void A_pickup_leads_into_the_motif_from_the_bar_before()
    {
        var style = StyleLibrary.Find("acoustic-folk");
        var with = Tunes.Write(style, 1, manners => manners with { Ornament = 0, Pickups = 1 });
        var without = Tunes.Write(style, 1, manners => manners with { Ornament = 0, Pickups = 0 });

        Assert.Contains(with.Plan.Phrases.Skip(1), phrase => LeadsIn(with, phrase));
        Assert.DoesNotContain(without.Plan.Phrases.Skip(1), phrase => LeadsIn(without, phrase));

        static bool LeadsIn(Tune tune, Phrase phrase)
        {
            var start = tune.Plan.Bars.First(bar => bar.Phrase == phrase).Start;
            return tune.Notes.Any(note => note.Start < start && note.Start >= start - Ticks.PerQuarter);
        }
    }

    [Theory]
    [InlineData("pentatonic")]
    [InlineData("blues")]
    [InlineData("hirajoshi")]
    [InlineData("whole tone")]
    public void A_row_of_tones_colours_the_tune(string scale)
    {
        var style = StyleLibrary.Find("acoustic-folk");
        var (own, plain) = (Fitting(scale), Fitting(null));

        Assert.True(own > 0.7, $"{own:0.00} in the row");
        Assert.True(own > plain + 0.05, $"{own:0.00} with the row, {plain:0.00} without");

        double Fitting(string? row)
        {
            var facts = Enumerable.Range(1, 4).Select(seed => Tunes.Write(style, (ulong)seed, manners => manners with { Ornament = 0, Scale = row }))
                .SelectMany(tune => tune.Notes.Select(note => Cuewright.Engine.Composing.Melody.TuneScale.Of(scale, tune.Chart.At(note.Start)).Has(note.Pitch)));
            return Share(facts);
        }
    }

    [Fact]
    public void A_raga_rises_and_falls_by_its_own_tones()
    {
        var style = StyleLibrary.Find("acoustic-folk");
        var facts = Enumerable.Range(1, 6).Select(seed => Tunes.Write(style, (ulong)seed, manners => manners with { Ornament = 0, Scale = "desh" })).SelectMany(tune =>
            tune.Notes.Zip(tune.Notes.Skip(1)).Where(pair => pair.Second.Pitch - pair.First.Pitch is 1 or 2)
                .Select(pair => (Span: tune.Chart.At(pair.Second.Start), pair.Second.Pitch)).Where(to => !to.Span.Chord.Has(to.Pitch))
                .Select(to => Cuewright.Engine.Composing.Melody.TuneScale.Of("desh", to.Span).Leads(to.Pitch, up: true)));

        Assert.True(Share(facts) > 0.6, $"{Share(facts):0.00}");
    }

    private static string Said(Tune tune, Bar bar) =>
        string.Join(' ', tune.Notes.Where(note => note.Start >= bar.Start && note.Start < bar.End - Ticks.PerQuarter).Select(note => $"{note.Start - bar.Start}:{note.Pitch - tune.Chart.At(note.Start).Key.Tonic}"));

    private static IEnumerable<string> Chords(Tune tune, Bar bar) =>
        tune.Chart.Spans.Where(span => span.End > bar.Start && span.Start < bar.End).Select(span => $"{span.Key.Tonic} {span.Chord.Symbol}");

    private static double Share(IEnumerable<bool> facts)
    {
        var all = facts.ToArray();
        return all.Length == 0 ? 0 : (double)all.Count(fact => fact) / all.Length;
    }
}
