using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Form;

public class EndingTests
{
    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_button_is_the_last_thing_struck_short_and_by_all_and_the_room_has_time_to_answer(string style)
    {
        foreach (var seconds in new[] { 6.0, 15, 30 })
        {
            var (composition, grid) = Pieces.Compose(Pieces.Brief(style, seconds, energies: "4") with { Ending = EndingKind.Button });
            var players = composition.Score.Parts.Where(part => part.Role is not (PartRole.Effects or PartRole.Drums)).ToArray();
            var blow = players.SelectMany(part => part.Notes).Where(note => note.End == players.Max(part => part.Notes[^1].End)).Min(note => note.Start);
            var left = grid.Tempo.SecondsAt(grid.EndTick) - grid.Tempo.SecondsAt(blow);

            Assert.InRange(left, 0.7, 2.6);
            Assert.True(players.Count(part => part.Notes.Any(note => note.Start >= blow && note.Start < blow + Ticks.PerEighth)) >= Math.Min(3, players.Length - 1), $"{style} {seconds} s: few strike the blow");
            Assert.All(players.SelectMany(part => part.Notes), note => Assert.True(grid.Tempo.SecondsAt(note.End) <= grid.Tempo.SecondsAt(blow) + 0.5));
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_piece_that_settles_is_left_by_one_after_the_other_and_the_chord_is_held(string style)
    {
        var (composition, grid) = Pieces.Compose(Pieces.Brief(style, 40, energies: "44") with { Ending = EndingKind.Settle });
        var parts = composition.Score.Parts.Where(part => part.Role != PartRole.Effects).ToArray();
        var bar = grid.Meters.BarOfTick(grid.FinalTick);
        int Playing(int at) => parts.Count(part => part.Notes.Any(note => note.Start < grid.Meters.TickOfBar(at + 1) && note.End > grid.Meters.TickOfBar(at)));

        Assert.True(Playing(bar - 1) <= Playing(bar - 6), $"{style}: {Playing(bar - 6)} play, then {Playing(bar - 1)}");
        Assert.DoesNotContain(parts, part => part.Role == PartRole.Drums && part.Notes.Any(note => note.Start >= grid.Meters.TickOfBar(bar - 1)));
        Assert.True(parts.Sum(part => part.Notes.Count(note => note.Start >= grid.FinalTick)) >= 2);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_sting_of_three_seconds_leads_into_its_chord(string style)
    {
        var (composition, grid) = Pieces.Compose(Pieces.Brief(style, 3, energies: "4") with { Ending = EndingKind.Ring });
        var final = grid.Tempo.SecondsAt(grid.FinalTick);
        var notes = composition.Score.Parts.SelectMany(part => part.Notes).ToArray();

        Assert.InRange(final, 0.4, 2);
        Assert.Contains(notes, note => note.Start < grid.FinalTick);
        Assert.True(notes.Where(note => note.Start == grid.FinalTick).Sum(note => note.Velocity) > notes.Where(note => note.Start < grid.FinalTick).GroupBy(note => note.Start).Max(at => at.Sum(note => note.Velocity)));
    }

    [Theory]
    [InlineData("rock")]
    [InlineData("solo-piano")]
    public void A_silent_section_is_silent_and_one_at_the_end_comes_after_a_real_ending(string style)
    {
        var (composition, grid) = Pieces.Compose(Pieces.Brief(style, 60, energies: "30440"));
        var notes = composition.Score.Parts.SelectMany(part => part.Notes).ToArray();
        foreach (var section in grid.Sections.Where(section => section.Energy == 0))
        {
            var (start, end) = (grid.Meters.TickOfBar(section.StartBar), grid.Meters.TickOfBar(section.EndBar));
            Assert.DoesNotContain(notes, note => note.Start < end && note.End > start);
        }

        var last = notes.Max(note => note.Start);
        Assert.True(notes.Count(note => note.Start > last - Ticks.PerEighth) >= 3 && notes.Max(note => note.End) - last > 2 * Ticks.PerQuarter, $"{style}: no chord before the silence");
    }
}
