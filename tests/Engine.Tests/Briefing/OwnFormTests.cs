using Cuewright.Engine.Briefing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing;

public class OwnFormTests
{
    [Fact]
    public void Sections_of_a_piece_from_words_are_whole_lines_of_bars()
    {
        foreach (var seconds in new[] { 45.0, 120, 300 })
        {
            var brief = Write("house", seconds);
            var bar = 4 * 60 / brief.Tempo.Bpm;

            Assert.All(brief.Sections, section => Assert.Equal(0, Math.Abs((section.StartSeconds / bar / 2) - Math.Round(section.StartSeconds / bar / 2)), 0.02));
        }
    }

    [Theory]
    [InlineData("gets louder and louder, building", 1)]
    [InlineData("fading away, calms down", -1)]
    public void Words_that_shape_the_whole_choose_the_form(string prompt, int way)
    {
        var brief = Write("cinematic-emotional", 90, prompt);

        Assert.Equal(way, Math.Sign(brief.Sections[^1].Energy - brief.Sections[0].Energy));
    }

    [Fact]
    public void Takes_have_different_forms()
    {
        var forms = Enumerable.Range(0, 3).Select(take => string.Join(' ', Write("cinematic-emotional", 120, take: take).Sections.Select(section => section.Label))).ToArray();

        Assert.Equal(3, forms.Distinct().Count());
    }

    [Theory]
    [InlineData("Verse")]
    [InlineData("Verse 7")]
    [InlineData("Verse 3 | ")]
    public void A_form_that_cannot_be_read_is_refused(string text) => Assert.Throws<FormatException>(() => FormLine.Parse(text));

    [Fact]
    public void Every_form_has_a_line_for_the_longest_piece_and_grows_with_the_length()
    {
        foreach (var form in StyleLibrary.All.SelectMany(style => style.Forms).Distinct().Select(PieceForm.Find))
        {
            Assert.True(form.Lengths.Zip(form.Lengths.Skip(1)).All(pair => pair.First.To < pair.Second.To), form.Name);
            Assert.True(form.For(3).Length == 1 && form.For(300).Length >= 8, form.Name);
        }
    }

    private static Brief Write(string style, double seconds, string prompt = "", int take = 0) =>
        Briefer.Write(null, new Wishes { Style = style, Prompt = prompt }, SampleClock.SamplesAt(seconds), new Seed(1), take);
}
