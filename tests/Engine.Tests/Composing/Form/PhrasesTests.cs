using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Form;

public class PhrasesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("aab")]
    [InlineData("aaba")]
    [InlineData("abac")]
    public void No_idea_comes_three_times_in_a_row_however_long_a_section_is(string phrasing)
    {
        var ideas = Ideas(phrasing, ("Theme", 200));

        for (var i = 2; i < ideas.Length; i++) Assert.False(ideas[i] == ideas[i - 1] && ideas[i - 1] == ideas[i - 2], string.Join(' ', ideas));
        Assert.True(ideas.Distinct().Count() >= 4, string.Join(' ', ideas));
    }

    [Fact]
    public void Neighbours_of_one_material_go_on_where_the_other_stopped_and_what_comes_back_begins_again() =>
        Assert.Equal(["Aa", "Ab", "Ba", "Aa"], Ideas("ab", ("Verse", 8), ("Build", 8), ("Chorus", 8), ("Outro", 8)));

    [Fact]
    public void A_section_climbs_toward_a_higher_one_and_a_silent_one_stays_silent()
    {
        Assert.Equal([2, 3, 5], Energies(("Theme", 16, 2), ("Peak", 8, 5)));
        Assert.Equal([3, 3, 0, 0, 0, 4], Energies(("Theme", 16, 3), ("Silence", 24, 0), ("Peak", 8, 4)));
    }

    private static string[] Ideas(string phrasing, params (string Label, int Bars)[] sections) =>
        [.. Plan.Draw(Grid([.. sections.Select(section => (section.Label, section.Bars, 3))]), phrasing, true).Phrases.Select(phrase => phrase.Idea)];

    private static int[] Energies(params (string Label, int Bars, int Energy)[] sections) =>
        [.. Plan.Draw(Grid(sections), "aaba", true).Phrases.Select(phrase => phrase.Energy)];

    private static Grid Grid((string Label, int Bars, int Energy)[] sections)
    {
        var bars = sections.Sum(section => section.Bars);
        var start = 0;
        return new Grid
        {
            Tempo = TempoMap.Constant(120),
            Meters = MeterMap.Constant(Meter.Common),
            Bars = bars,
            FinalTick = bars * Ticks.PerWhole,
            EndTick = (bars + 1) * Ticks.PerWhole,
            Sections = [.. sections.Select(section => new ScoreSection(section.Label, start, start += section.Bars, section.Energy))],
            Hits = [],
        };
    }
}
