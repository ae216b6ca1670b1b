using System.Collections.Immutable;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Writing;

/// <summary>What makes a groove one: it comes back, it leads on, everyone is in it, and it lies where it should against the beat.</summary>
public class GrooveTests
{
    private const int Kick = 36;
    private const int Snare = 38;
    private const int Hat = 42;
    private const int LowTom = 43;

    private static readonly PartSpec Drums = new()
    {
        Name = "drums",
        Role = PartRole.Drums,
        Play = Play.Drums,
        Instruments = ["studio kit"],
        Patterns = [Lanes(("kick", "X..3..x.X.5...x."), ("snare", "....X..g....X..g"), ("hat", "x.x.x.x.x.x.x:x."))],
        Fills = [.. new[] { "x.xx", "xxxx", "x.x.xxxx", "xx.xx.xx", "x.x.x.x.xxxxxxxx", "x..x..x.xx.xxxxx" }.Select(fill => Lanes(("lowTom", fill)))],
    };

    private static readonly PartSpec Bass = new()
    {
        Name = "bass",
        Role = PartRole.Bass,
        Play = Play.Bass,
        Instruments = ["finger bass"],
        Register = new Band(28, 48),
        Patterns = [new PartPattern { Steps = Steps.Parse("1-1-1-1-1-1-1-a-") }],
    };

    [Fact]
    public void A_groove_that_comes_back_with_its_idea_is_the_same_to_the_stroke()
    {
        // Sections of one kind, 44 bars: the phrasing brings the first line back more than once.
        var (score, grid) = Compose([Drums], "444");
        var firsts = Enumerable.Range(0, grid.Bars - 1).Select(bar => Bar(score, bar, pitch => pitch != LowTom)).ToArray();

        var unlike = firsts.Distinct().Count();
        Assert.True(unlike > 2, "no ghost or chance ever moves");
        Assert.True(unlike <= firsts.Length / 2, $"{unlike} of {firsts.Length} bars are unlike all others");
    }

    [Fact]
    public void A_bass_that_follows_a_drummer_stands_where_the_kick_does_and_nowhere_else_but_on_its_approach()
    {
        var (score, _) = Compose([Drums, Bass with { Follows = "drums" }], "44");
        var kicks = Onsets(score, "drums", Kick);
        var bass = score.Parts.Single(part => part.Name == "bass").Notes.Where(note => note.Start < FinalTick(score)).Select(note => note.Start).ToArray();

        Assert.True(kicks.Length > 40);
        Assert.Empty(kicks.Except(bass));
        Assert.All(bass.Except(kicks), tick => Assert.Equal(14, tick % Meter.Common.BarTicks / Ticks.PerSixteenth));
    }

    [Fact]
    public void A_locked_bass_does_not_change_when_the_drums_are_left_out()
    {
        var with = Compose([Drums, Bass with { Follows = "drums" }], "44").Score;
        var without = Compose([Drums, Bass with { Follows = "drums" }], "44", excluded: "drums").Score;

        Assert.DoesNotContain(without.Parts, part => part.Role == PartRole.Drums);
        Assert.Equal(with.Parts.Single(part => part.Name == "bass").Notes, without.Parts.Single(part => part.Name == "bass").Notes);
    }

    [Fact]
    public void One_fill_is_not_like_the_next_and_the_longest_leads_into_a_rise()
    {
        var (score, grid) = Compose([Drums], "3345");
        var fills = score.Parts.Single().Notes.Where(note => note.Pitch == LowTom && note.Start < grid.FinalTick)
            .GroupBy(note => grid.Meters.BarOfTick(note.Start))
            .Select(bar => (Bar: bar.Key, Text: string.Join(' ', bar.Select(note => (note.Start - grid.Meters.TickOfBar(bar.Key)) / Ticks.PerSixteenth)))).ToArray();

        Assert.True(fills.Length >= 3);
        Assert.All(fills.Zip(fills.Skip(1)), pair => Assert.NotEqual(pair.First.Text, pair.Second.Text));
        foreach (var (before, after) in grid.Sections.Zip(grid.Sections.Skip(1)).Where(pair => pair.Second.Energy > pair.First.Energy))
        {
            Assert.StartsWith("0 ", fills.Single(fill => fill.Bar == before.EndBar - 1).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_laid_back_snare_is_written_late_and_everyone_else_on_the_beat()
    {
        var late = Drums with { LaneLate = ImmutableDictionary<string, double>.Empty.Add("snare", 15).Add("hat", -6) };
        var (score, grid) = Compose([late], "44");
        var straight = Compose([Drums], "44").Score;

        Assert.All(Late(Kick), ms => Assert.Equal(0, ms, 0.5));
        Assert.All(Late(Snare), ms => Assert.Equal(15, ms, 0.5));
        // Nobody pushes over a bar line.
        Assert.All(Late(Hat), ms => Assert.True(Math.Abs(ms + 6) < 0.5 || ms == 0));

        IEnumerable<double> Late(int key) => Onsets(score, "drums", key).Zip(Onsets(straight, "drums", key))
            .Select(pair => (grid.Tempo.SecondsAt(pair.First) - grid.Tempo.SecondsAt(pair.Second)) * 1000);
    }

    [Fact]
    public void A_loose_hand_wanders_rather_than_jumps_and_by_about_as_much_as_is_written()
    {
        var (score, grid) = Compose([Drums with { Loose = 8 }], "44");
        var straight = Compose([Drums], "44").Score;
        var ms = Onsets(score, "drums", Hat).Zip(Onsets(straight, "drums", Hat)).Select(pair => (grid.Tempo.SecondsAt(pair.First) - grid.Tempo.SecondsAt(pair.Second)) * 1000).ToArray();

        Assert.InRange(Math.Sqrt(ms.Average(each => each * each)), 4, 10);
        Assert.True(ms.Zip(ms.Skip(1), (one, next) => one * next).Average() > 0.3 * ms.Average(each => each * each));
    }

    [Fact]
    public void A_build_grows_faster_and_louder_until_the_peak()
    {
        var build = new EffectSpec { Name = "build", Kind = EffectKind.Build, Instruments = ["studio kit"], Keys = ["snare"], Quarters = 8 };
        var (score, grid) = Compose([Drums], "35", style => style with { Effects = [.. style.Effects, build], Transitions = new() { Up = ["build"] } });
        var peak = grid.Meters.TickOfBar(grid.Sections[1].StartBar);
        var strokes = score.Parts.Single(part => part.Name == "build").Notes;
        var gaps = strokes.Select(note => note.Start).Append(peak).ToArray().Zip(strokes.Select(note => note.Start).Append(peak).Skip(1), (one, next) => next - one).ToArray();

        Assert.Equal(peak - (8 * Ticks.PerQuarter), strokes[0].Start);
        Assert.Equal([Ticks.PerQuarter, Ticks.PerEighth, Ticks.PerSixteenth], gaps.Distinct());
        Assert.All(strokes.Zip(strokes.Skip(1)), pair => Assert.True(pair.First.Velocity <= pair.Second.Velocity));
    }

    [Fact]
    public void Who_clears_the_way_is_silent_before_the_drop_and_back_on_it()
    {
        var (score, grid) = Compose([Drums with { Clears = 4, Fills = [] }, Bass], "35");
        var drop = grid.Meters.TickOfBar(grid.Sections[1].StartBar);
        var drums = score.Parts.Single(part => part.Name == "drums").Notes;

        Assert.DoesNotContain(drums, note => note.End > drop - (4 * Ticks.PerQuarter) && note.Start < drop);
        Assert.Contains(drums, note => note.Start == drop);
    }

    [Fact]
    public void A_section_plays_one_groove_in_all_parts()
    {
        var drums = Drums with { Fills = [], Patterns = [Lanes(("kick", "X...............")) with { Groove = "slow" }, Lanes(("kick", "X.X.X.X.X.X.X.X.")) with { Groove = "quick" }] };
        var bass = Bass with { Patterns = [new PartPattern { Groove = "quick", Steps = Steps.Parse("1-1-1-1-1-1-1-1-") }, new PartPattern { Groove = "slow", Steps = Steps.Parse("1---------------") }] };
        for (var take = 0; take < 2; take++)
        {
            var (score, grid) = Compose([drums, bass], "44", take: take);
            for (var bar = 0; bar < grid.Bars - 1; bar++)
            {
                if (grid.Hits.Any(hit => hit.Hard && Math.Abs(hit.Tick - grid.Meters.TickOfBar(bar + 1)) < Ticks.PerQuarter)) continue;
                Assert.Equal(Count(score, "drums", bar), Count(score, "bass", bar));
            }
        }
    }

    [Fact]
    public void A_bar_sign_repeats_and_what_anticipates_is_held_over_the_bar_line()
    {
        var bass = Bass with { Play = Play.Riff, Ahead = 4, Patterns = [new PartPattern { Steps = Steps.Parse("1---3---5---e---|%|1-----------5---|----e-----------") }] };
        var (score, grid) = Compose([Drums, bass], "33");
        var notes = score.Parts.Single(part => part.Name == "bass").Notes;

        Assert.Equal(4, Count(score, "bass", 1));
        Assert.Equal(1, Count(score, "bass", 3));
        Assert.Contains(notes, note => note.Start < grid.Meters.TickOfBar(3) && note.End == grid.Meters.TickOfBar(3) + Ticks.PerQuarter);
    }

    private static (Score Score, Grid Grid) Compose(
        PartSpec[] parts, string energies, Func<Style, Style>? change = null, int take = 0, string excluded = "")
    {
        var style = StyleLibrary.Find("rock") with { Parts = [.. parts], Swing = null, Effects = [], Transitions = new(), Hits = new() { Strike = [] } };
        style = StyleLibrary.Check(change?.Invoke(style) ?? style, "here");
        var brief = Pieces.Brief("rock", 64, energies: energies, take: take, excluded: excluded) with { Sync = 0, Hits = [] };
        var grid = GridSolver.Solve(brief, style.Tempo.Bend);
        return (Composer.Compose(brief, style, grid).Score, grid);
    }

    private static PartPattern Lanes(params (string Lane, string Steps)[] lanes) =>
        new() { Lanes = lanes.ToImmutableDictionary(lane => lane.Lane, lane => Steps.Parse(lane.Steps)) };

    private static long FinalTick(Score score) => score.Parts.SelectMany(part => part.Notes).Max(note => note.Start);

    private static long[] Onsets(Score score, string name, int key) =>
        [.. score.Parts.Single(part => part.Name == name).Notes.Where(note => note.Pitch == key && note.Start < FinalTick(score)).Select(note => note.Start)];

    private static int Count(Score score, string name, int bar) => score.Parts.Single(part => part.Name == name)
        .Notes.Count(note => note.Start >= score.Meters.TickOfBar(bar) && note.Start < score.Meters.TickOfBar(bar + 1));

    private static string Bar(Score score, int bar, Func<int, bool> which)
    {
        var (start, end) = (score.Meters.TickOfBar(bar), score.Meters.TickOfBar(bar + 1));
        return string.Join(' ', score.Parts.Single().Notes.Where(note => note.Start >= start && note.Start < end && which(note.Pitch)).Select(note => $"{note.Start - start}:{note.Pitch}"));
    }
}
