using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Titles;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Tests.Composing.Titles;

public class TitleMakerTests
{
    [Theory]
    [MemberData(nameof(Pieces.Styles), MemberType = typeof(Pieces))]
    public void Titles_are_short_and_say_no_word_twice(string style)
    {
        foreach (var title in Titles(style, valence: 0.5, count: 60))
        {
            var words = title.Split(' ');
            Assert.True(words.Length is >= 2 and <= 4, title);
            Assert.True(words.Distinct().Count() == words.Length, title);
        }
    }

    [Fact]
    public void A_merry_style_in_mourning_is_not_called_by_its_merry_things()
    {
        var nouns = StyleLibrary.Find("children").Nouns;

        Assert.DoesNotContain(Titles("children", valence: 0.1, count: 200), title => nouns.Any(noun => title.Contains(noun, StringComparison.Ordinal)));
        Assert.Contains(Titles("children", valence: 0.9, count: 200), title => nouns.Any(noun => title.Contains(noun, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Titles(string style, double valence, int count) =>
        Enumerable.Range(1, count).Select(seed => Pieces.Brief(style, 30, (ulong)seed) with { Valence = valence })
            .Select(brief => TitleMaker.Title(brief, StyleLibrary.Find(style), new Direction(brief), null));
}
