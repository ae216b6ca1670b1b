using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Tests.Composing.Casting;

public class CastingWordsTests
{
    [Theory]
    [InlineData("piano", "tine electric piano", true)]
    [InlineData("pianos", "grand piano", true)]
    [InlineData("Strings", "violin", true)]
    [InlineData("vocals", "choir", true)]
    [InlineData("drums", "taiko", true)]
    [InlineData("rhodes", "tine electric piano", true)]
    [InlineData("sax", "alto sax", true)]
    [InlineData("brass", "brass section", true)]
    [InlineData("bass", "violin", false)]
    [InlineData("piano", "celesta", false)]
    public void A_word_means_a_name_a_synonym_or_a_family(string word, string instrument, bool meant) =>
        Assert.Equal(meant, CastingWords.Means(word, Palette.Default[instrument]));

    [Theory]
    [InlineData("melody", PartRole.Lead)]
    [InlineData("drums", PartRole.Drums)]
    [InlineData("bass", PartRole.Bass)]
    public void A_word_can_mean_a_role(string word, PartRole role) => Assert.True(CastingWords.Means(word, role));

    [Theory]
    [InlineData("cello", "cello")]
    [InlineData("rhodes", "tine electric piano")]
    [InlineData("guitar", "nylon guitar")]
    public void The_best_instrument_is_the_one_of_that_name_then_of_that_word_then_of_that_family(string word, string instrument) =>
        Assert.Equal(instrument, CastingWords.Best(word, Palette.Default)?.Name);
}
