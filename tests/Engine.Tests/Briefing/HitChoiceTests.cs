using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing;

public sealed class HitChoiceTests
{
    private static readonly TempoWish Tempo = new(100, 90, 110, false);

    /// <summary>A cut a second for a minute, every fourth of them weightier.</summary>
    private static readonly ImmutableArray<HitPoint> Cuts = [.. Enumerable.Range(1, 59).Select(i => new HitPoint(i, HitKind.Cut, i % 4 == 0 ? 0.8 : 0.5, false))];

    [Theory]
    [InlineData(0.3, 0.06, 3, 6)]
    [InlineData(0.6, 0.06, 1, 2)]
    [InlineData(0.6, 0.015, 2.2, 5)]
    [InlineData(1, 0.06, 0.4, 0.5)]
    public void Sync_and_style_decide_how_many_bars_lie_between_hard_hits(double sync, double bend, double leastBars, double mostBars)
    {
        var hits = HitChoice.Choose(Cuts, [], [], Tempo, bend, sync);
        var bars = 60 / 2.4 / hits.Count(hit => hit.Hard);
        Assert.InRange(bars, leastBars, mostBars);
        Assert.Equal(hits.OrderBy(hit => hit.Seconds), hits);
    }

    [Fact]
    public void The_weightier_moments_are_struck_first() =>
        Assert.All(HitChoice.Choose(Cuts, [], [], Tempo, 0.06, 0.5).Where(hit => hit.Hard), hit => Assert.Equal(0.8, hit.Weight));

    [Fact]
    public void Small_peaks_are_passed_over_in_a_bed_and_met_at_full_sync()
    {
        ImmutableArray<HitPoint> peaks = [new(3, HitKind.MotionPeak, 0.15, false), new(9, HitKind.MotionPeak, 0.2, false)];
        Assert.Empty(HitChoice.Choose(peaks, [], [], Tempo, 0.06, 0.2));
        Assert.Equal(2, HitChoice.Choose(peaks, [], [], Tempo, 0.06, 0.6).Count(hit => !hit.Hard));
        Assert.Equal(2, HitChoice.Choose(peaks, [], [], Tempo, 0.06, 1).Count(hit => hit.Hard));
    }

    [Fact]
    public void Ones_own_moments_take_the_place_of_seen_ones_and_are_met_in_a_bed_too()
    {
        var own = new HitPoint(4.2, HitKind.Given, 1, true);
        var hits = HitChoice.Choose(Cuts, [own], [], Tempo, 0.06, 0.6);
        Assert.Contains(own, hits);
        Assert.DoesNotContain(hits, hit => hit.Seconds == 4);
        Assert.Equal([own], HitChoice.Choose(Cuts, [own], [], Tempo, 0.06, 0));
    }

    [Fact]
    public void Of_two_own_moments_less_than_a_beat_apart_the_weightier_is_struck_and_the_other_told()
    {
        ImmutableArray<HitPoint> own = [new(4.2, HitKind.Given, 0.5, true), new(4.5, HitKind.Given, 1, true)];
        var hits = HitChoice.Choose([], own, [], Tempo, 0.06, 0.6);
        Assert.Equal([false, true], hits.Select(hit => hit.Hard));
        Assert.Contains(HitChoice.Explain(hits, own, 0.6), decision => decision.Choice == "not struck: 4.20 s");
    }

    [Fact]
    public void No_accent_talks_over_speech()
    {
        var hits = HitChoice.Choose(Cuts, [], [new Passage(10, 30)], Tempo, 0.06, 1);
        Assert.All(hits.Where(hit => hit.Seconds is >= 10 and < 30), hit => Assert.False(hit.Hard));
        Assert.Contains(hits, hit => hit is { Seconds: 30, Hard: true });
    }
}
