using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Timing;

public sealed class GridSolverTests
{
    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 60).Select(i => (ulong)i)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_hard_hit_lies_on_a_beat_within_a_millisecond(ulong seed)
    {
        foreach (var tolerance in new[] { 0.015, 0.06 })
        {
            var brief = RandomBrief(seed);
            var grid = GridSolver.Solve(brief, tolerance);
            foreach (var hit in brief.Hits.Where(hit => hit.Hard))
            {
                var tick = grid.Tempo.TicksAt(hit.Seconds);
                var bar = grid.Meters.BarOfTick((long)Math.Round(tick));
                var line = bar == 0 ? grid.UpbeatTicks : grid.Meters.TickOfBar(bar);
                var beat = line + (Math.Round((tick - line) / Ticks.PerQuarter) * Ticks.PerQuarter);
                Assert.Equal(hit.Seconds, grid.Tempo.SecondsAt(beat), 0.001);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_last_chord_has_room_inside_the_bars_of_the_form(ulong seed)
    {
        var brief = RandomBrief(seed);
        var grid = GridSolver.Solve(brief, 0.06);
        Assert.InRange(grid.EndTick, grid.Meters.TickOfBar(grid.Bars - 1) + 1, grid.Meters.TickOfBar(grid.Bars));
        Assert.Equal(SampleClock.SecondsAt(brief.LengthSamples), grid.Tempo.SecondsAt(grid.EndTick), 0.001);
        Assert.True(grid.Tempo.SecondsAt(grid.EndTick) - grid.Tempo.SecondsAt(grid.FinalTick) >= 1.5);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sections_cover_all_bars_and_open_on_their_hits(ulong seed)
    {
        var brief = RandomBrief(seed);
        var grid = GridSolver.Solve(brief, 0.06);
        Assert.Equal(0, grid.Sections[0].StartBar);
        Assert.Equal(grid.Bars, grid.Sections[^1].EndBar);
        for (var i = 1; i < grid.Sections.Length; i++) Assert.Equal(grid.Sections[i - 1].EndBar, grid.Sections[i].StartBar);
        foreach (var hit in grid.Hits.Where(hit => hit.Hard && brief.Sections.Any(s => s.StartSeconds == hit.Seconds)))
        {
            Assert.Equal(1, grid.Meters.At(hit.Tick).Beat);
        }
    }

    [Theory]
    [InlineData(0.06)]
    [InlineData(0.015)]
    public void The_tempo_steps_no_further_than_the_style_bears(double tolerance)
    {
        var strained = 0;
        var steps = 0;
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var brief = RandomBrief(seed);
            var bpms = GridSolver.Solve(brief, tolerance).Tempo.Changes.Where(change => change.Tick != 0).Select(change => change.Bpm).ToArray();
            strained += bpms.Zip(bpms.Skip(1), (a, b) => Math.Abs(Math.Log(b / a))).Count(step => step > tolerance + 1e-9);
            steps += bpms.Length;
            Assert.All(bpms, bpm => Assert.InRange(bpm, brief.Tempo.LowestBpm * 0.75, brief.Tempo.HighestBpm * 1.25));
        }

        Assert.True(strained <= 0.05 * steps, $"{strained} of {steps} steps are too wide.");
    }

    [Fact]
    public void Irregular_bars_are_few()
    {
        var (irregular, bars) = (0, 0);
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var grid = GridSolver.Solve(RandomBrief(seed), 0.06);
            bars += grid.Bars;
            irregular += Enumerable.Range(1, grid.Bars - 1).Count(bar => grid.Meters.MeterAtBar(bar) != Meter.Common);
        }

        Assert.True(irregular <= 0.025 * bars, $"{irregular} of {bars}.");
    }

    [Fact]
    public void Moments_at_a_steady_pace_are_met_without_any_bending_after_an_upbeat()
    {
        var times = Enumerable.Range(0, 9).Select(i => 1.3 + (i * 2.0)).ToArray();
        var grid = GridSolver.Solve(Listed(20, 118, times), 0.06);
        Assert.Equal(120, grid.Tempo.Changes[^1].Bpm, 6);
        Assert.True(grid.Tempo.Changes.Length <= 2, string.Join(" ", grid.Tempo.Changes));
        Assert.All(grid.Hits.Where(hit => hit.Hard), hit => Assert.Equal((1, 0), (grid.Meters.At(hit.Tick).Beat, grid.Meters.At(hit.Tick).TicksIntoBeat)));
        Assert.Equal(times[0], grid.Tempo.SecondsAt(grid.UpbeatTicks), 6);
    }

    [Fact]
    public void The_reason_names_the_next_best_tempo_and_what_speaks_against_it()
    {
        var grid = GridSolver.Solve(RandomBrief(5), 0.03);
        Assert.InRange(grid.Considered.Length, 2, 5);
        Assert.All(grid.Considered, tried => Assert.Equal(tried.Moments - tried.Met, tried.MissedSeconds.Length));
        var decision = Assert.Single(grid.Decisions, decision => decision.What == "grid");
        Assert.Contains("bpm, first bar at", decision.Choice);
        Assert.Contains("the next best", decision.Because);
    }

    [Fact]
    public void Soft_cuts_come_to_lie_near_sixteenths_more_often_than_chance_has_it()
    {
        var (near, all, chance) = (0, 0, 0.0);
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var brief = RandomBrief(seed);
            var grid = GridSolver.Solve(brief with { Hits = [.. brief.Hits.Select(hit => hit.Hard ? hit : hit with { Kind = HitKind.Cut, Weight = 0.6 })] }, 0.06);
            var soft = grid.Hits.Where(hit => !hit.Hard && hit.Tick < grid.FinalTick).ToArray();
            near += soft.Count(hit => hit.Met);
            all += soft.Length;
            chance += soft.Sum(hit => 2 * LooseHit.NearSeconds / (15 / grid.Tempo.BpmAt(hit.Tick)));
        }

        Assert.True(near > 0.65 * all && near > chance + (0.15 * all), $"{near} of {all}, by chance {chance:0}.");
    }

    [Fact]
    public void Nothing_is_struck_into_the_last_chord()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var brief = RandomBrief(seed);
            var late = new HitPoint(SampleClock.SecondsAt(brief.LengthSamples) - 0.8, HitKind.Cut, 1, Hard: true);
            var grid = GridSolver.Solve(brief with { Hits = brief.Hits.Add(late) }, 0.06);
            Assert.All(grid.Hits.Where(hit => hit.Hard), hit => Assert.True(hit.Tick <= grid.FinalTick));
        }
    }

    [Fact]
    public void What_the_last_chord_rings_over_is_told()
    {
        var grid = GridSolver.Solve(Listed(20, 100, 5, 11, 19.5), 0.06);
        Assert.False(grid.Hits.Single(hit => hit.Seconds == 19.5).Hard);
        Assert.Equal("cut at 19.50 s", Assert.Single(grid.Decisions, decision => decision.What == "not struck").Choice);
    }

    [Fact]
    public void A_moment_of_ones_own_shortly_before_the_end_is_the_last_chord()
    {
        var brief = Listed(20, 100, 5, 11, 19);
        Assert.False(GridSolver.Solve(brief, 0.06).Hits.Single(hit => hit.Seconds == 19).Hard);
        var own = GridSolver.Solve(brief with { Hits = brief.Hits.SetItem(2, brief.Hits[2] with { Kind = HitKind.Given }) }, 0.06);
        var last = own.Hits.Single(hit => hit.Seconds == 19);
        Assert.Equal((true, own.FinalTick), (last.Hard, last.Tick));
    }

    [Fact]
    public void What_a_moment_is_called_makes_it_nothing_else()
    {
        var brief = Listed(20, 100, 5, 11);
        var grid = GridSolver.Solve(brief with { Hits = brief.Hits.SetItem(0, brief.Hits[0] with { Kind = HitKind.Given, Name = "End" }) }, 0.06);
        Assert.Equal((nameof(HitKind.Given), "End"), (grid.Hits[0].Kind, grid.Hits[0].Label));
        Assert.Equal(2, grid.Considered[0].Moments);
    }

    [Fact]
    public void A_fixed_tempo_is_kept_from_the_first_note_after_the_upbeat()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var grid = GridSolver.Solve(RandomBrief(seed) with { Tempo = new TempoWish(97, 97, 97, true) }, 0.06);
            Assert.All(grid.Tempo.Changes.Where(change => change.Tick > 0), change => Assert.Equal((Ticks.PerEighth, 97.0), (change.Tick, Math.Round(change.Bpm, 6))));
            Assert.InRange(grid.Tempo.Changes[0].Bpm, 97 / 1.5001, 97 / 0.4999);
            Assert.Equal(97, grid.Considered[0].Bpm);
            Assert.True(grid.Meters.TickOfBar(grid.Bars) >= grid.EndTick);
        }
    }

    [Fact]
    public void A_fixed_tempo_begins_where_most_moments_fall_on_beats_and_the_rest_is_told()
    {
        // At 120, all but the third lie on beats counted from 0.2 s.
        var brief = Listed(16, 120, 2.2, 4.7, 6.33, 9.2, 12.2) with { Tempo = new TempoWish(120, 120, 120, true) };
        var grid = GridSolver.Solve(brief, 0.06);
        foreach (var time in new[] { 2.2, 4.7, 9.2, 12.2 })
        {
            var beats = (grid.Tempo.TicksAt(time) - grid.UpbeatTicks) / Ticks.PerQuarter;
            Assert.Equal(time, grid.Tempo.SecondsAt(grid.UpbeatTicks + (Math.Round(beats) * Ticks.PerQuarter)), 0.006);
        }

        var told = Assert.Single(grid.Decisions, decision => decision.What == "off the beat");
        Assert.Contains("cut at 6.33 s by", told.Choice);
        Assert.DoesNotContain("9.20", told.Choice);
    }

    [Fact]
    public void Moments_less_than_a_beat_apart_leave_the_weightier_one_on_the_beat()
    {
        var brief = Listed(20, 100, 5, 5.12, 11);
        brief = brief with { Hits = brief.Hits.SetItem(0, brief.Hits[0] with { Weight = 0.4 }) };
        var grid = GridSolver.Solve(brief, 0.06);
        Assert.Equal(0, grid.Meters.At(grid.Hits[1].Tick).TicksIntoBeat);
        Assert.Contains(grid.Decisions, decision => decision.What == "off the beat" && decision.Choice.StartsWith("cut at 5.00 s by", StringComparison.Ordinal));
    }

    [Fact]
    public void Six_hundred_seconds_with_two_hundred_cuts_have_a_grid_too()
    {
        var brief = RandomBrief(21, 600) with { Sections = [new BriefSection(0, "A", 3)] };
        var grid = GridSolver.Solve(brief, 0.06);
        Assert.All(grid.Hits.Where(hit => hit.Hard), hit => Assert.Equal(hit.Seconds, grid.Tempo.SecondsAt(hit.Tick), 0.001));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.7)]
    [InlineData(600)]
    public void Any_length_from_a_second_to_ten_minutes_has_a_grid(double seconds)
    {
        var grid = GridSolver.Solve(RandomBrief(9, seconds) with { Hits = [] }, 0.06);
        Assert.True(grid.Bars >= 1);
        Assert.InRange(grid.FinalTick, 0, grid.EndTick - 1);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(6, 8)]
    [InlineData(7, 8)]
    public void Other_meters_are_kept(int beats, int unit)
    {
        var meter = new Meter(beats, unit);
        var grid = GridSolver.Solve(RandomBrief(11) with { Meter = meter }, 0.06);
        var own = Enumerable.Range(0, grid.Bars).Count(bar => grid.Meters.MeterAtBar(bar) == meter);
        Assert.True(own > grid.Bars / 2, $"{own} of {grid.Bars} bars in {meter}.");
    }

    /// <summary>A film with cuts at these times, all hard.</summary>
    private static Brief Listed(double seconds, double bpm, params double[] times) => RandomBrief(1, seconds) with
    {
        Tempo = new TempoWish(bpm, bpm * 0.88, bpm * 1.12, false),
        Sections = [new BriefSection(0, "A", 2)],
        Hits = [.. times.Select(time => new HitPoint(time, HitKind.Cut, 0.8, Hard: true)), new HitPoint(seconds, HitKind.End, 1, Hard: false)],
    };

    private static Brief RandomBrief(ulong seed, double? length = null)
    {
        var chance = new Seed(seed).Begin();
        var seconds = length ?? chance.Between(8, 120);
        var bpm = chance.Between(70, 140);
        var hits = new List<HitPoint>();
        for (var at = chance.Between(2, 6); at < seconds - 2; at += chance.Between(2.5, 9))
        {
            hits.Add(new HitPoint(Math.Round(at * 25) / 25, HitKind.Cut, chance.Between(0.3, 1), Hard: true));
            hits.Add(new HitPoint(Math.Round((at + 1) * 25) / 25, HitKind.MotionPeak, 0.2, Hard: false));
        }

        return new Brief
        {
            LengthSamples = SampleClock.SamplesAt(seconds),
            Style = "any",
            Arousal = 0.5,
            Valence = 0.5,
            Tempo = new TempoWish(bpm, bpm * 0.85, bpm * 1.18, false),
            Key = new Key(0, Mode.Ionian),
            Meter = Meter.Common,
            Sections = [new(0, "A", 2), .. hits.Where(hit => hit.Hard).Where((_, i) => i % 4 == 2).Select(hit => new BriefSection(hit.Seconds, "B", 4))],
            Hits = [.. hits],
            Sync = 0.6,
            Seed = new Seed(seed),
            Decisions = [],
        };
    }
}
