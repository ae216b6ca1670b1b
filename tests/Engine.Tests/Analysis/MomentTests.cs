using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Analysis;

public class MomentTests
{
    private static ClipAnalysis Of(string name) => Watching.Watch(CutClips.Named(name, new Seed(1)));

    [Theory]
    [InlineData("flashes")]
    [InlineData("one-frame flashes")]
    [InlineData("strobe")]
    [InlineData("flash on the cut")]
    public void Every_flash_is_a_moment_at_its_first_frame(string name)
    {
        var script = CutClips.Named(name, new Seed(1));
        var flashes = Watching.Watch(script).Of(MomentKind.Flash).Select(moment => moment.Frame);
        Assert.Equal(script.Flashes.Select(flash => flash.Frame), flashes);
    }

    [Fact]
    public void A_bouncing_ball_makes_an_impact_at_each_contact()
    {
        var script = CutClips.Named("ball", new Seed(1));
        var impacts = Watching.Watch(script).Of(MomentKind.Impact).Select(moment => moment.Frame).ToArray();
        foreach (var contact in script.Impacts) Assert.Contains(impacts, frame => Math.Abs(frame - contact) <= 1);
        Assert.Equal(script.Impacts.Count(), impacts.Length);
    }

    [Fact]
    public void A_camera_that_stops_is_no_impact() => Assert.Empty(Of("whip pan").Of(MomentKind.Impact));

    [Fact]
    public void A_lamp_switched_on_is_a_reveal_and_no_cut()
    {
        var reveal = Assert.Single(Of("light switched").Of(MomentKind.Reveal));
        Assert.Equal(25, reveal.Frame);
    }

    [Fact]
    public void Dissolves_are_boundaries_within_their_frames()
    {
        var script = CutClips.Named("dissolves", new Seed(1));
        var found = Watching.Watch(script).Shots.Where(shot => shot.Transition == Transition.Dissolve).ToArray();
        var truth = script.SlowJoins.ToArray();
        Assert.Equal(truth.Length, found.Length);
        foreach (var (shot, join) in found.Zip(truth)) Assert.InRange(shot.StartFrame, join.From, join.To);
    }

    [Fact]
    public void Going_through_black_is_one_boundary_and_a_fade_out_and_in()
    {
        var script = CutClips.Named("through black", new Seed(1));
        var analysis = Watching.Watch(script);
        var join = Assert.Single(script.SlowJoins);
        var shot = Assert.Single(analysis.Shots, shot => shot.Transition == Transition.Fade);
        Assert.InRange(shot.StartFrame, join.From, join.To);
        Assert.Equal(2, analysis.Of(MomentKind.FadeOut).Length);
        Assert.Equal(2, analysis.Of(MomentKind.FadeIn).Length);
        Assert.InRange(analysis.Of(MomentKind.FadeOut)[1].Frame, script.FrameCount - script.FadeOutFrames - 3, script.FrameCount - script.FadeOutFrames + 3);
    }
}
