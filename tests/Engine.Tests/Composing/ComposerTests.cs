using System.Text.Json;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing;

public class ComposerTests
{
    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void The_same_brief_gives_the_same_score_to_the_letter(string style)
    {
        var brief = Pieces.Brief(style, 40);

        Assert.Equal(JsonSerializer.Serialize(Pieces.Compose(brief).Composition), JsonSerializer.Serialize(Pieces.Compose(brief).Composition));
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Another_seed_gives_another_piece(string style) =>
        Assert.NotEqual(Symbols.Of(Pieces.Score(Pieces.Brief(style, 30, seed: 1)), 8), Symbols.Of(Pieces.Score(Pieces.Brief(style, 30, seed: 2)), 8));

    [Theory]
    [MemberData(nameof(Styles))]
    public void The_last_chord_stands_on_the_final_tick_and_nothing_sounds_past_the_end(string style)
    {
        foreach (var seconds in new[] { 1, 2.5, 6, 14, 31.7, 75 })
        {
            var (composition, grid) = Pieces.Compose(Pieces.Brief(style, seconds, energies: seconds < 20 ? "4" : "2453") with { Ending = EndingKind.Ring });
            var notes = composition.Score.Parts.SelectMany(part => part.Notes).ToArray();

            Assert.All(notes, note => Assert.True(note.End <= grid.EndTick, $"{style} {seconds} s: {note} ends after {grid.EndTick}"));
            Assert.True(notes.Count(note => note.Start == grid.FinalTick) >= 3, $"{style} {seconds} s: no final chord");
            Assert.True(notes.Max(note => note.End) > grid.FinalTick + ((grid.EndTick - grid.FinalTick) / 2), $"{style} {seconds} s: the end does not ring");
            Assert.DoesNotContain(notes, note => note.Start < grid.FinalTick && note.End > grid.FinalTick);
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Each_hard_hit_is_struck_on_its_tick_by_the_loudest_notes_around(string style)
    {
        var (composition, grid) = Pieces.Compose(Pieces.Brief(style, 60, energies: "3443"));
        var notes = composition.Score.Parts.SelectMany(part => part.Notes).ToArray();
        var hits = grid.Hits.Where(hit => hit.Hard && hit.Tick < grid.FinalTick).ToArray();

        Assert.NotEmpty(hits);
        foreach (var hit in hits)
        {
            var struck = notes.Where(note => note.Start == hit.Tick).Sum(note => note.Velocity);
            var before = notes.Where(note => note.Start < hit.Tick && note.Start >= hit.Tick - 960).GroupBy(note => note.Start).Select(at => at.Sum(note => note.Velocity)).DefaultIfEmpty(0).Max();
            Assert.True(struck > before, $"{style}: {struck} at the hit, {before} just before");
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Every_note_lies_in_the_range_of_its_instrument(string style)
    {
        foreach (var part in Pieces.Score(Pieces.Brief(style, 60)).Parts.Where(part => !Palette.Default[part.Instrument].IsDrumKit))
        {
            var instrument = Palette.Default[part.Instrument];
            Assert.All(part.Notes, note => Assert.True(
                note.Pitch >= instrument.Low && note.Pitch <= instrument.High, $"{style}: {part.Name} on {instrument.Name} plays {note.Pitch}"));
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Notes_of_a_part_stand_in_order_and_a_key_is_never_struck_while_it_is_down(string style)
    {
        foreach (var part in Pieces.Score(Pieces.Brief(style, 60)).Parts)
        {
            Assert.Equal(part.Notes.OrderBy(note => note.Start).Select(note => note.Start), part.Notes.Select(note => note.Start));
            Assert.All(part.Notes.GroupBy(note => note.Pitch), key => Assert.All(key.Zip(key.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start)));
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void What_is_excluded_does_not_sound(string style)
    {
        foreach (var word in new[] { "drums", "piano", "strings", "melody", "vocals", "bass" })
        {
            var score = Pieces.Score(Pieces.Brief(style, 30, excluded: word));

            Assert.NotEmpty(score.Parts);
            Assert.All(score.Parts, part => Assert.False(CastingWords.Exclude([word], Palette.Default[part.Instrument], part.Role), $"{style}: {part.Name} on {part.Instrument} in spite of no {word}"));
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_wanted_instrument_plays_from_beginning_to_end(string style)
    {
        foreach (var (word, instrument) in new[] { ("cello", "cello"), ("taiko", "taiko"), ("808", "808 kit"), ("fretless bass", "fretless bass"), ("flute", "flute") })
        {
            var (composition, grid) = Pieces.Compose(Pieces.Brief(style, 40, wanted: word));
            var part = composition.Score.Parts.FirstOrDefault(part => part.Instrument == instrument && part.Role != PartRole.Effects);

            Assert.True(part is not null, $"{style}: no {word}");
            Assert.True(part.Notes[0].Start < grid.FinalTick / 4 && part.Notes[^1].Start > grid.FinalTick / 2, $"{style}: {word} plays only for a while");
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Leaving_the_drums_out_changes_nobody_elses_notes(string style)
    {
        var with = Pieces.Score(Pieces.Brief(style, 40)).Parts.ToDictionary(part => part.Name);
        var without = Pieces.Score(Pieces.Brief(style, 40, excluded: "drums"));

        Assert.All(without.Parts, part => Assert.Equal(with[part.Name].Notes, part.Notes));
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Takes_go_in_different_directions(string style)
    {
        var takes = Enumerable.Range(0, 3).Select(take => Pieces.Compose(Pieces.Brief(style, 30, take: take)).Composition).ToArray();
        for (var i = 1; i < takes.Length; i++)
        {
            var chords = takes.Select(take => take.Decisions.First(decision => decision.What == "chords").Choice).ToArray();
            var players = takes.Select(take => string.Join(',', take.Score.Parts.Select(part => part.Instrument))).ToArray();
            Assert.True(chords[i] != chords[i - 1] || players[i] != players[i - 1], $"{style}: takes {i - 1} and {i} are alike");
            Assert.NotEqual(Symbols.Of(takes[i].Score, 8), Symbols.Of(takes[i - 1].Score, 8));
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_long_piece_never_says_the_same_eight_bars_three_times_in_a_row(string style)
    {
        var (composition, grid) = Pieces.Compose(Pieces.Brief(style, 600, energies: "2344543"));
        var blocks = Enumerable.Range(0, grid.Bars / 8).Select(block => Block(composition.Score, block * 8)).ToArray();

        for (var i = 2; i < blocks.Length; i++) Assert.False(blocks[i] == blocks[i - 1] && blocks[i - 1] == blocks[i - 2], $"{style}: bars {i * 8} to {(i * 8) + 8}");
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void More_energy_is_more_players_and_more_notes(string style)
    {
        var calm = Pieces.Score(Pieces.Brief(style, 30, energies: "1"));
        var wild = Pieces.Score(Pieces.Brief(style, 30, energies: "5"));

        Assert.True(wild.Parts.Length > calm.Parts.Length);
        Assert.True(wild.Parts.Sum(part => part.Notes.Length) > 1.3 * calm.Parts.Sum(part => part.Notes.Length));
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Unusual_meters_are_filled_to_the_last_beat(string style)
    {
        foreach (var meter in new[] { "3/4", "6/8", "5/4", "7/8" })
        {
            var (composition, grid) = Pieces.Compose(Pieces.Brief(style, 30, energies: "34") with { Meter = MeterText.Parse(meter).Meter });
            for (var bar = 0; bar < grid.Bars - 2; bar++)
            {
                var (start, end) = (grid.Meters.TickOfBar(bar), grid.Meters.TickOfBar(bar + 1));
                Assert.Contains(composition.Score.Parts.SelectMany(part => part.Notes), note => note.Start < end && note.End > start);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void While_someone_speaks_nobody_has_a_tune_and_no_more_play_than_before(string style)
    {
        var brief = Pieces.Brief(style, 60, energies: "4444");
        var voice = new Passage(20, 40);
        var (composition, grid) = Pieces.Compose(brief);
        var alone = Playing(composition.Score);
        var under = Playing(Pieces.Score(brief with { Speech = [voice] }));

        Assert.DoesNotContain(under, part => part.Role == PartRole.Lead);
        Assert.True(under.Length <= alone.Length, $"{style}: {under.Length} play under the voice, {alone.Length} without it");

        Part[] Playing(Score score) => [.. score.Parts.Where(part => part.Role != PartRole.Effects && part.Notes.Any(InVoice))];
        // Bars that only a syllable reaches into are left full.
        bool InVoice(Note note) => grid.Tempo.SecondsAt(note.Start) >= voice.StartSeconds && grid.Tempo.SecondsAt(note.Start) < voice.EndSeconds - 0.2;
    }

    /// <summary>Every note of eight bars, without its loudness.</summary>
    private static string Block(Score score, int bar)
    {
        var (start, end) = (score.Meters.TickOfBar(bar), score.Meters.TickOfBar(bar + 8));
        return string.Join(';', score.Parts.Select(part => string.Join(',', part.Notes.Where(note => note.Start >= start && note.Start < end).Select(note => $"{note.Start - start}:{note.Pitch}"))));
    }

    [Theory]
    [MemberData(nameof(Pieces.Styles), MemberType = typeof(Pieces))]
    public void Any_meter_is_played_in_any_style(string style)
    {
        (int Beats, int Unit)[] meters = [(1, 4), (2, 4), (3, 8), (5, 8), (7, 8), (5, 4), (12, 8), (15, 16), (3, 2)];
        foreach (var (beats, unit) in meters)
        {
            var score = Pieces.Score(Pieces.Brief(style, 11, energies: "35") with { Meter = new Meter(beats, unit) });

            Assert.NotEmpty(score.Parts);
            Assert.All(score.Parts.SelectMany(part => part.Notes), note => Assert.True(note.Length > 0));
        }
    }
}
