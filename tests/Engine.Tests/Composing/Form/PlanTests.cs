using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Form;

public class PlanTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(8, "8")]
    [InlineData(11, "4 7")]
    [InlineData(16, "8 8")]
    [InlineData(28, "8 8 8 4")]
    public void Sections_fall_into_phrases_of_eight_and_four(int bars, string phrases) =>
        Assert.Equal(phrases, string.Join(' ', Plan.Draw(Grid(bars, 3), "aaba", true).Phrases.Select(phrase => phrase.Bars)));

    [Fact]
    public void Phrases_answer_one_another_as_the_style_has_it_and_sections_of_one_kind_share_their_ideas()
    {
        var score = Grid(40, 3);
        var plan = Plan.Draw(score with { Sections = [new("Verse", 0, 16, 3), new("Chorus", 16, 32, 4), new("Verse", 32, 40, 3)] }, "ab", true);

        Assert.Equal(["Aa", "Ab", "Ba", "Bb", "Aa"], plan.Phrases.Select(phrase => phrase.Idea));
        Assert.Equal([0, 0, 0, 0, 1], plan.Phrases.Select(phrase => phrase.Return));
    }

    [Fact]
    public void A_long_section_moves_in_waves_and_comes_back_to_the_energy_asked_for()
    {
        var energies = Plan.Draw(Grid(56, 4), "aaba", true).Phrases.Select(phrase => phrase.Energy).ToArray();

        Assert.Equal(4, energies[0]);
        Assert.Equal(4, energies[^1]);
        Assert.Contains(3, energies);
    }

    [Fact]
    public void Before_a_hard_hit_there_is_half_a_beat_of_silence_and_the_music_grows_toward_it()
    {
        const long Hit = 4 * Ticks.PerWhole;
        var plan = Plan.Draw(Grid(8, 3) with { Hits = [new ScoreHit(8, Hit, "Impact", 1, true)] }, "aaba", true);

        Assert.Equal(new Breath(Hit - Ticks.PerEighth, Hit), Assert.Single(plan.Breaths));
        Assert.Equal((0, 0.5, 0), (plan.Approach(Hit - (2 * Ticks.PerWhole)), plan.Approach(Hit - (Ticks.PerWhole / 2)), plan.Approach(Hit)));
    }

    [Fact]
    public void A_slow_breath_is_a_short_one_and_a_calm_section_does_not_hold_its_breath()
    {
        const long Hit = 4 * Ticks.PerWhole;
        var calm = Grid(8, 2) with { Hits = [new ScoreHit(8, Hit, "Impact", 1, true)] };
        var slow = Grid(8, 3) with { Hits = calm.Hits, Tempo = TempoMap.Constant(60) };

        Assert.Empty(Plan.Draw(calm, "aaba", true).Breaths);
        Assert.Equal(new Breath(Hit - Ticks.PerSixteenth, Hit), Assert.Single(Plan.Draw(slow, "aaba", true).Breaths));
    }

    [Fact]
    public void The_bar_of_the_final_chord_ends_where_it_begins()
    {
        var plan = Plan.Draw(Grid(4, 3) with { FinalTick = (2 * Ticks.PerWhole) + Ticks.PerQuarter }, "aaba", true);

        Assert.Equal(3, plan.Bars.Length);
        Assert.Equal(plan.FinalTick, plan.Bars[^1].End);
        Assert.Null(plan.BarAt(plan.FinalTick));
    }

    [Fact]
    public void Bars_under_a_voice_are_played_with_a_level_less_energy()
    {
        // Two seconds a bar: speech from the third to the fifth, a last syllable into the sixth.
        var bars = Plan.Draw(Grid(8, 3), "aaba", true, new Passage(4.5, 10.1)).Bars;

        Assert.Equal([3, 3, 2, 2, 2, 3, 3, 3], bars.Select(bar => bar.Energy));
        Assert.Equal([1, 1], Plan.Draw(Grid(2, 1), "aaba", true, new Passage(0, 4)).Bars.Select(bar => bar.Energy));
    }

    private static Grid Grid(int bars, int energy) => new()
    {
        Tempo = TempoMap.Constant(120),
        Meters = MeterMap.Constant(Meter.Common),
        Bars = bars,
        FinalTick = bars * Ticks.PerWhole,
        EndTick = (bars + 1) * Ticks.PerWhole,
        Sections = [new ScoreSection("all", 0, bars, energy)],
        Hits = [],
    };
}
