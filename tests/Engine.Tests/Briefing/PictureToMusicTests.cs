using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Analysis.Mood;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing;

/// <summary>Without a word from the user the picture decides, and different pictures get different music.</summary>
public sealed class PictureToMusicTests
{
    private static readonly Look Still = Look.Ordinary with { Motion = 0.02, Brightness = 0.6, CutSeconds = 20 };
    private static readonly Look Party = Look.Ordinary with { Motion = 0.5, Brightness = 0.6, Saturation = 0.4, Warmth = 0.1, CutSeconds = 1 };
    private static readonly Look Grief = Look.Ordinary with { Motion = 0.02, Brightness = 0.15, Saturation = 0.05, Warmth = -0.1, CutSeconds = 20 };
    private static readonly Look Chase = Look.Ordinary with { Motion = 0.6, Brightness = 0.12, CutSeconds = 1 };

    [Fact]
    public void Opposite_pictures_never_share_a_style()
    {
        string[] Styles(Look look) => [.. Enumerable.Range(1, 8).Select(seed => Write(look.Seen(), (ulong)seed).Style).Distinct()];
        Assert.Empty(Styles(Still).Intersect(Styles(Chase)));
        Assert.Empty(Styles(Party).Intersect(Styles(Grief)));
        Assert.Empty(Styles(Still).Intersect(Styles(Party)));
        Assert.Empty(Styles(Grief).Intersect(Styles(Chase)));
    }

    [Fact]
    public void Lively_pictures_get_clearly_faster_music_and_dark_ones_minor()
    {
        double Tempo(Look look) => Enumerable.Range(1, 8).Average(seed => Write(look.Seen(), (ulong)seed).Tempo.Bpm);
        Assert.True(Tempo(Party) > Tempo(Still) + 30);
        Assert.True(Tempo(Chase) > Tempo(Grief) + 15);
        bool Minor(Look look) => Write(look.Seen()).Key.IsMinor;
        Assert.True(Minor(Grief) && Minor(Chase));
        Assert.False(Minor(Still) || Minor(Party));
    }

    [Fact]
    public void What_is_seen_draws_the_style_and_is_named_as_the_reason()
    {
        var seen = Look.Ordinary.Seen();
        var city = seen with { Scene = [new SceneWord("night", 0.9), new SceneWord("city lights", 0.9)] };
        var forest = seen with { Scene = [new SceneWord("outdoors", 0.9), new SceneWord("vegetation", 0.9)] };
        var decision = Write(city).Decisions.Single(one => one.What == "style");
        Assert.Contains("city lights", decision.Because);
        Assert.NotEqual(Write(city).Style, Write(forest).Style);
    }

    private static Brief Write(ClipAnalysis clip, ulong seed = 1) => Briefer.Write(clip, new Wishes(), SampleClock.SamplesAt(clip.DurationSeconds), new Seed(seed), 0);
}
