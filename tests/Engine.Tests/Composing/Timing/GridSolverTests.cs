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
    public void Every_kept_hard_hit_is_met_within_a_millisecond_at_or_near_a_sixteenth(ulong seed)
    {
        var brief = RandomBrief(seed);
        var grid = GridSolver.Solve(brief, 0.06);
        foreach (var hit in grid.Hits.Where(hit => hit.Hard))
        {
            Assert.Equal(hit.Seconds, grid.Tempo.SecondsAt(hit.Tick), 0.001);
            var sixteenth = Math.Round((double)hit.Tick / Ticks.PerSixteenth) * Ticks.PerSixteenth;
            Assert.Equal(hit.Seconds, grid.Tempo.SecondsAt(sixteenth), 0.051);
        }

        Assert.True(grid.Hits.Count(hit => hit.Hard) >= 0.75 * brief.Hits.Count(hit => hit.Hard), "Most hits must be met.");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_clip_ends_on_a_bar_line_and_the_last_chord_has_room(ulong seed)
    {
        var brief = RandomBrief(seed);
        var grid = GridSolver.Solve(brief, 0.06);
        Assert.Equal(grid.EndTick, grid.Meters.TickOfBar(grid.Bars));
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
    public void The_tempo_bends_no_further_than_the_style_bears(double tolerance)
    {
        var strained = 0;
        var gaps = 0;
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var bpms = GridSolver.Solve(RandomBrief(seed), tolerance).Tempo.Changes.Select(change => change.Bpm).ToArray();
            var middle = bpms.Order().ElementAt(bpms.Length / 2);
            strained += bpms.Count(bpm => Math.Abs(Math.Log(bpm / middle)) > (2 * tolerance) + 1e-9);
            gaps += bpms.Length;
        }

        Assert.True(strained <= 0.05 * gaps, $"{strained} of {gaps} stretches bend too far.");
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
    public void A_fixed_tempo_is_kept_to_the_letter()
    {
        var brief = RandomBrief(3) with { Tempo = new TempoWish(97, 97, 97, true) };
        var grid = GridSolver.Solve(brief, 0.06);
        Assert.Equal([new TempoChange(0, 97)], grid.Tempo.Changes.Select(change => change with { Bpm = Math.Round(change.Bpm, 9) }));
        Assert.True(grid.Meters.TickOfBar(grid.Bars) >= grid.EndTick);
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
