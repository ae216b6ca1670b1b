using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Briefing.Prompts;

namespace Cuewright.Engine.Tests.Briefing;

public sealed class PromptInfluenceTests
{
    /// <summary>From the picture to the words in steps; what the words call for may only come nearer.</summary>
    [Theory]
    [InlineData("rock")]
    [InlineData("lo-fi jazz")]
    [InlineData("triumphant epic trailer")]
    [InlineData("sad solo piano")]
    public void The_more_the_words_count_the_more_they_are_followed(string prompt)
    {
        var words = Readers.Full.Read(prompt);
        var pulls = new List<double>();
        var distances = new List<double>();
        foreach (var influence in Enumerable.Range(0, 11).Select(step => step / 10.0))
        {
            var feeling = new Feeling(0.2, 0.3);
            var wishes = new Wishes { Prompt = prompt, PromptInfluence = influence };
            var chosen = StyleChoice.Choose(wishes, words, feeling, Still, new Seed(4), 0);
            pulls.Add(chosen.Style.Name.Split('+').Max(name => words.Styles.GetValueOrDefault(name)));
            var home = Feeling.Of(Still, words, influence, new Seed(4));
            if (chosen.Called) home = home.AtHome(chosen.Style, words, influence, new Seed(4));
            distances.Add(Math.Abs(home.Arousal - Still.Arousal) + Math.Abs(home.Valence - Still.Valence));
        }

        Assert.Equal(pulls.Order(), pulls);
        Assert.Equal(words.Styles.Values.Max(), pulls[^1]);
        Assert.True(distances[0] < 1e-9 && distances[^1] > distances[2], string.Join(" ", distances));
    }

    private static ClipAnalysis Still => BrieferTests.Clip(0.2, 0.3);
}
