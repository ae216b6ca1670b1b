using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Tests.Analysis.Mood;

public class MoodReaderTests
{
    private static void Rises(IEnumerable<Look> looks, Func<ClipAnalysis, double> mood)
    {
        var read = looks.Select(look => mood(look.Seen())).ToArray();
        Assert.All(read.Zip(read.Skip(1)), pair => Assert.True(pair.First < pair.Second, string.Join(' ', read)));
    }

    [Fact]
    public void More_movement_excites() => Rises([.. new[] { 0, 0.05, 0.15, 0.4, 0.9 }.Select(motion => Look.Ordinary with { Motion = motion })], seen => seen.Arousal);

    [Fact]
    public void A_restless_camera_excites() => Rises([.. new[] { 0, 0.1, 0.4, 0.9 }.Select(camera => Look.Ordinary with { Camera = camera })], seen => seen.Arousal);

    [Fact]
    public void Faster_cutting_excites() => Rises([.. new[] { 20, 6, 3, 1.5, 0.7, 0.4 }.Select(seconds => Look.Ordinary with { CutSeconds = seconds })], seen => seen.Arousal);

    [Fact]
    public void Contrast_and_loud_colour_excite()
    {
        Rises([.. new[] { 0.1, 0.4, 0.8 }.Select(contrast => Look.Ordinary with { Contrast = contrast })], seen => seen.Arousal);
        Rises([.. new[] { 0, 0.3, 0.8 }.Select(colour => Look.Ordinary with { Saturation = colour })], seen => seen.Arousal);
    }

    [Fact]
    public void Light_warmth_and_colour_gladden()
    {
        Rises([.. new[] { 0.15, 0.3, 0.5, 0.7 }.Select(light => Look.Ordinary with { Brightness = light })], seen => seen.Valence);
        Rises([.. new[] { -0.3, 0, 0.3 }.Select(warmth => Look.Ordinary with { Warmth = warmth })], seen => seen.Valence);
        Rises([.. new[] { 0, 0.2, 0.4 }.Select(colour => Look.Ordinary with { Saturation = colour })], seen => seen.Valence);
    }

    [Fact]
    public void What_moves_in_the_dark_is_feared_and_in_the_light_is_not()
    {
        var dark = Look.Ordinary with { Brightness = 0.12, Motion = 0 };
        Assert.True((dark with { Motion = 0.6 }).Seen().Valence < dark.Seen().Valence - 0.05);
        Assert.Equal(Look.Ordinary.Seen().Valence, (Look.Ordinary with { Motion = 0.6 }).Seen().Valence, 2);
    }

    [Fact]
    public void The_four_corners_lie_far_apart()
    {
        var (serene, elated) = (Look.Ordinary with { Motion = 0.03, Brightness = 0.65, Warmth = 0.2, CutSeconds = 20 }, Look.Ordinary with { Motion = 0.5, Brightness = 0.65, Saturation = 0.4, CutSeconds = 1 });
        var (sombre, tense) = (Look.Ordinary with { Motion = 0.03, Brightness = 0.15, Warmth = -0.2, CutSeconds = 20 }, Look.Ordinary with { Motion = 0.5, Brightness = 0.12, CutSeconds = 1 });
        Assert.All([serene, sombre], calm => Assert.InRange(calm.Seen().Arousal, 0, 0.3));
        Assert.All([elated, tense], lively => Assert.InRange(lively.Seen().Arousal, 0.7, 1));
        Assert.All([serene, elated], bright => Assert.InRange(bright.Seen().Valence, 0.65, 1));
        Assert.All([sombre, tense], dark => Assert.InRange(dark.Seen().Valence, 0, 0.3));
    }

    [Fact]
    public void Each_shot_has_a_mood_of_its_own()
    {
        var seen = Clips.Joined((Look.Ordinary with { Motion = 0, CutSeconds = 10 }, 10), (Look.Ordinary with { Motion = 0.8, Brightness = 0.7, CutSeconds = 10 }, 10));
        Assert.True(seen.Shots[1].Arousal > seen.Shots[0].Arousal + 0.3);
        Assert.True(seen.Shots[1].Valence > seen.Shots[0].Valence + 0.1);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void The_shortest_clips_have_a_mood(double seconds) => Assert.InRange(Look.Ordinary.Seen(seconds).Shots[0].Arousal, 0.01, 0.99);
}
