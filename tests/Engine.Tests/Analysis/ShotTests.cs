using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Spotting;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Analysis;

/// <summary>Edits of made-up footage with cameras and things that move; the bench holds the same bars on more of them.</summary>
public class ShotTests(ITestOutputHelper output)
{
    private static readonly Seed Seed = new(2);

    [Fact]
    public void Cuts_are_found_at_their_frame_and_slow_joins_within_their_extent()
    {
        var all = ShotScore.None;
        foreach (var name in ShotClips.Names)
        {
            var script = ShotClips.Named(name, Seed);
            // Half the usual size: drawn four times as fast.
            var score = ShotScore.Of(script, Watching.Watch(script, 80, 45));
            output.WriteLine($"{name}: cuts {score.Cuts}, slow joins {score.SlowJoins}");
            all += score;
        }

        Assert.True(all.Cuts.F1 >= 0.97, $"F1 of cuts is {all.Cuts.F1:0.000}");
        Assert.Equal(1, all.Exact);
        Assert.True(all.LeastSureCut > 0.8, $"The least sure cut has {all.LeastSureCut:0.00}");
        Assert.True(all.SlowJoins.F1 >= 0.85, $"F1 of slow joins is {all.SlowJoins.F1:0.000}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    public void A_wipe_in_any_direction_begins_a_shot_as_a_wipe(double turns)
    {
        var script = Joined(Join.Wipe, turns);
        var shot = Assert.Single(Watching.Watch(script).Shots, shot => shot.StartFrame > 0);
        Assert.Equal(Transition.Wipe, shot.Transition);
        Assert.InRange(shot.StartFrame, 40, 60);
    }

    [Fact]
    public void A_fade_through_white_is_a_fade_and_no_flash()
    {
        var analysis = Watching.Watch(Joined(Join.White));
        Assert.Equal(Transition.Fade, Assert.Single(analysis.Shots, shot => shot.StartFrame > 0).Transition);
        Assert.Empty(analysis.Of(MomentKind.Flash));
    }

    [Theory]
    [InlineData(15, 10)]
    [InlineData(35, 60)]
    public void Fades_begin_at_the_last_frame_before_anything_changes(int fadeIn, int fadeOut)
    {
        var script = Joined(Join.Cut) with { FadeInFrames = fadeIn, FadeOutFrames = fadeOut };
        var analysis = Watching.Watch(script);
        Assert.Equal(0, Assert.Single(analysis.Of(MomentKind.FadeIn)).Frame);
        Assert.InRange(Assert.Single(analysis.Of(MomentKind.FadeOut)).Frame, script.FrameCount - fadeOut - 2, script.FrameCount - fadeOut);
        Assert.Equal(script.Cuts, analysis.Cuts());
    }

    [Fact]
    public void The_numbers_of_a_dissolve_rise_around_its_middle()
    {
        var script = Joined(Join.Dissolve);
        var watcher = new ClipWatcher();
        foreach (var frame in ScriptPlayer.Play(script)) watcher.See(frame);
        var numbers = new NumbersTable();
        watcher.Finish(new ClipFacts(script.Rate, 160, 90, script.Seconds), numbers);
        var rows = numbers.ToCsv().TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        Assert.Equal(script.FrameCount + 1, rows.Length);
        var score = rows[1..].Select(row => row[Array.IndexOf(rows[0], "dissolve_score")]).Select(cell => cell == "" ? 0 : double.Parse(cell)).ToArray();
        Assert.InRange(Array.IndexOf(score, score.Max()), 42, 58);
        Assert.All(score[..20], value => Assert.InRange(value, 0, 0.5));
    }

    /// <summary>Two shots, the second of which comes over frames 40 to 60.</summary>
    private static ClipScript Joined(Join join, double turns = 0) => new()
    {
        Name = "",
        Shots =
        [
            new(new Backdrop(Seed.For("before"), new BackdropLook(0.4, 0.6, 0.6), CameraMoves.Pan(0.05)), 40),
            new(new Backdrop(Seed.For("after"), new BackdropLook(0.6, 0.5, 0.1)), 70, join, join == Join.Cut ? 0 : 20, turns),
        ],
    };
}
