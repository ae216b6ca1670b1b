using System.Text.Json;
using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Analysis;

public class ClipWatcherTests
{
    private static ClipScript Script(IScene scene, int frames) => new() { Name = "", Shots = [new ScriptShot(scene, frames)] };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Clips_of_very_few_frames_are_one_shot(int frames)
    {
        var analysis = Watching.Watch(Script(new Backdrop(new Seed(1), new BackdropLook()), frames));
        var shot = Assert.Single(analysis.Shots);
        Assert.Equal((0, frames), (shot.StartFrame, shot.EndFrame));
        Assert.Equal(analysis.Curves.Brightness.Length, analysis.Curves.Arousal.Length);
        Assert.False(string.IsNullOrWhiteSpace(analysis.Description));
    }

    [Fact]
    public void A_black_clip_is_one_still_dark_shot()
    {
        var analysis = Watching.Watch(Script(new Plain(Ink.Black), 50));
        Assert.Single(analysis.Shots);
        Assert.Empty(analysis.Moments);
        Assert.Equal(0, analysis.Curves.Motion.Max());
        Assert.Contains("nearly black", analysis.Description);
    }

    [Fact]
    public void Without_a_frame_there_is_nothing_to_say() =>
        Assert.Throws<InvalidOperationException>(() => new ClipWatcher().Finish(new ClipFacts(new FrameRate(25, 1), 640, 360, 1)));

    [Theory]
    [InlineData(160, 90)]
    [InlineData(90, 160)]
    [InlineData(161, 67)]
    [InlineData(7, 160)]
    [InlineData(2, 2)]
    public void Frames_of_any_shape_are_seen(int width, int height)
    {
        var script = CutClips.Named("plain cuts", new Seed(1));
        var analysis = Watching.Watch(script, width, height);
        if (width > 2) Assert.Equal(script.Cuts, analysis.Cuts());
    }

    [Fact]
    public void Shots_follow_one_another_from_the_first_frame_to_the_last()
    {
        var script = CutClips.Named("montage in motion", new Seed(1));
        var analysis = Watching.Watch(script);
        Assert.Equal(0, analysis.Shots[0].StartFrame);
        Assert.Equal(script.FrameCount, analysis.Shots[^1].EndFrame);
        Assert.Equal(script.Seconds, analysis.Shots[^1].EndSeconds, 6);
        Assert.All(analysis.Shots.Zip(analysis.Shots.Skip(1)), pair =>
        {
            Assert.Equal(pair.First.EndFrame, pair.Second.StartFrame);
            Assert.Equal(analysis.FrameTimes[pair.Second.StartFrame], pair.Second.StartSeconds);
        });
    }

    [Fact]
    public void Curves_have_ten_values_a_second()
    {
        var analysis = Watching.Watch(CutClips.Named("plain cuts at 30000/1001", new Seed(1)));
        var samples = (int)Math.Ceiling(analysis.DurationSeconds * 10);
        Assert.All([analysis.Curves.Motion, analysis.Curves.Camera, analysis.Curves.Warmth, analysis.Curves.Valence], curve => Assert.Equal(samples, curve.Length));
    }

    [Fact]
    public void Cuts_lie_at_the_frames_own_times_when_the_rate_varies()
    {
        var script = CutClips.Named("plain cuts", new Seed(1));
        var analysis = Watching.Watch(ScriptPlayer.Play(script).Select(Uneven), new ClipFacts(script.Rate, 160, 90, 12));
        Assert.True(analysis.VariableFrameRate);
        Assert.Equal(script.Cuts, analysis.Cuts());
        Assert.Equal(Uneven(new PictureFrame(30, 0, 1, 1, default)).Seconds, analysis.Shots[1].StartSeconds);

        static PictureFrame Uneven(PictureFrame frame) => frame with { Seconds = (frame.Index / 2 * 0.1) + (frame.Index % 2 * 0.02) };
    }

    [Fact]
    public void An_analysis_survives_the_way_through_JSON()
    {
        var analysis = Watching.Watch(CutClips.Named("flash on the cut", new Seed(1)));
        var text = JsonSerializer.Serialize(analysis);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<ClipAnalysis>(text)));
    }

    [Fact]
    public void The_same_clip_reads_the_same_twice()
    {
        var script = CutClips.Named("swarm", new Seed(1));
        Assert.Equal(JsonSerializer.Serialize(Watching.Watch(script)), JsonSerializer.Serialize(Watching.Watch(script)));
    }
}
