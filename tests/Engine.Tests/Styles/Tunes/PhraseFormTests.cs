using Cuewright.Engine.Styles;
using Cuewright.Engine.Styles.Tunes;

namespace Cuewright.Engine.Tests.Styles.Tunes;

public class PhraseFormTests
{
    [Theory]
    [InlineData("h t n ? | h v n !", 8, "h t n ? h v n !")]
    [InlineData("h t n ? | h v n !", 9, "h t n ? h v n ! .")]
    [InlineData("h t n ? | h v n !", 7, "h t n ? h v !")]
    [InlineData("h t n ? | h v n !", 5, "h t n ! .")]
    [InlineData("h t n ? | h v n !", 4, "h t n !")]
    [InlineData("h t n ? | h v n !", 1, "!")]
    [InlineData("h t ? . | h t ! .", 4, "h t ! .")]
    [InlineData("h t ? . | h t ! .", 5, "h t ! . .")]
    public void Shorter_phrases_keep_beginning_and_end_and_never_end_twice(string form, int bars, string expected) =>
        Assert.Equal(expected, string.Join(' ', new PhraseForm { Name = "form", Bars = Gestures.Parse(form) }.In(bars)));

    [Theory]
    [InlineData("h+1")]
    [InlineData("ti-2")]
    [InlineData("hf")]
    public void A_bar_reads_as_it_is_written(string text) => Assert.Equal(text, Gesture.Parse(text).ToString());

    [Theory]
    [InlineData("q")]
    [InlineData("h1")]
    [InlineData("hx")]
    public void Signs_that_mean_nothing_are_named(string text) => Assert.Contains(text, Assert.Throws<FormatException>(() => Gesture.Parse(text)).Message);

    [Fact]
    public void Every_form_has_eight_bars_and_comes_to_rest()
    {
        Assert.All(KnownTunes.Forms, form => Assert.Equal(PhraseForm.Length, form.Bars.Bars.Length));
        Assert.All(KnownTunes.Forms, form => Assert.Equal(Material.Close, form.Bars.Bars.Last(bar => bar.Material != Material.Silence).Material));
        Assert.All(KnownTunes.Forms, form => Assert.All(Enumerable.Range(1, 9), bars => Assert.Equal(bars, form.In(bars).Length)));
    }

    [Fact]
    public void A_style_that_names_what_nobody_knows_is_told_so() =>
        Assert.Equal(
            ["melody.scale: there is no 'oriental'.", "melody.ornaments: there is no 'wobble'.", "melody.forms: there is no 'fugue'."],
            KnownTunes.Faults(new MelodyManners { Density = 0.3, Scale = "oriental", Ornaments = ["wobble"], Forms = ["fugue"] }));
}
