
namespace Cuewright.Engine.Tests.Analysis.Mood;

public class NoveltyTests
{
    [Fact]
    public void Novelty_is_highest_where_the_character_changes()
    {
        var seen = Clips.Joined((Look.Ordinary, 12), (Look.Ordinary with { Motion = 0.6, Brightness = 0.2, CutSeconds = 1 }, 12));
        var highest = seen.Curves.Novelty.IndexOf(seen.Curves.Novelty.Max());
        Assert.InRange(highest, 118, 122);
    }

    [Fact]
    public void What_stays_the_same_is_hardly_novel() => Assert.InRange(Look.Ordinary.Seen().Curves.Novelty.Max(), 0, 0.3);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    [InlineData(3)]
    public void The_shortest_clips_have_as_many_values_as_other_curves(double seconds)
    {
        var seen = Look.Ordinary.Seen(seconds);
        Assert.Equal(seen.Curves.Motion.Length, seen.Curves.Novelty.Length);
    }
}
