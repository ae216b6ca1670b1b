using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Analysis;

/// <summary>More of a thing in the picture reads as more of it.</summary>
public class CurveTests
{
    private static readonly Seed Seed = new(4);

    private static PictureCurves CurvesOf(IScene scene) =>
        Watching.Watch(new ClipScript { Name = "", Shots = [new ScriptShot(scene, 40)] }).Curves;

    private static void Rises(IEnumerable<IScene> scenes, Func<PictureCurves, IEnumerable<float>> curve)
    {
        var means = scenes.Select(scene => curve(CurvesOf(scene)).Average()).ToArray();
        Assert.All(means.Zip(means.Skip(1)), pair => Assert.True(pair.First < pair.Second, string.Join(' ', means)));
    }

    [Fact]
    public void A_brighter_clip_reads_brighter() =>
        Rises([.. new[] { 0.2, 0.4, 0.6, 0.8 }.Select(light => new Backdrop(Seed, new BackdropLook(light, 0.2)))], curves => curves.Brightness);

    [Fact]
    public void A_more_colourful_clip_reads_more_saturated() =>
        Rises([.. new[] { 0.0, 0.3, 0.6, 0.9 }.Select(colour => new Backdrop(Seed, new BackdropLook(Saturation: colour)))], curves => curves.Saturation);

    [Fact]
    public void Red_reads_warmer_than_grey_and_grey_warmer_than_blue() =>
        Rises([new Plain(Ink.Hex("#304060")), new Plain(Ink.Hex("#505050")), new Plain(Ink.Hex("#805030"))], curves => curves.Warmth);

    [Fact]
    public void A_harder_clip_reads_more_contrasted() =>
        Rises([.. new[] { 0.1, 0.3, 0.6 }.Select(contrast => new Backdrop(Seed, new BackdropLook(0.5, contrast)))], curves => curves.Contrast);

    [Fact]
    public void Faster_things_read_as_more_motion() =>
        Rises([.. new[] { 0.0, 0.2, 0.6, 1.2 }.Select(speed => new Layers(Still(), new Swarm(Seed, 12, speed, Ink.White, 0.08)))], curves => curves.Motion);

    [Fact]
    public void Faster_pans_read_as_more_camera_and_not_as_motion_of_things()
    {
        double[] speeds = [0.0, 0.1, 0.3, 0.8];
        Rises([.. speeds.Select(speed => Panned(speed))], curves => curves.Camera);
        Assert.All(speeds, speed => Assert.InRange(CurvesOf(Panned(speed)).Motion.Average(), 0, 0.15));
    }

    [Fact]
    public void Pans_tilts_zooms_and_shakes_are_told_apart_by_kind_and_direction()
    {
        var (right, up) = (CurvesOf(Filmed(CameraMoves.Pan(0.3))), CurvesOf(Filmed(CameraMoves.Pan(0, -0.3))));
        var (nearer, shaken) = (CurvesOf(Filmed(CameraMoves.Zoom(0.4))), CurvesOf(Filmed(CameraMoves.Shake(0.05, Seed))));
        Assert.InRange(right.Pan.Average(), 0.2, 1);
        Assert.InRange(CurvesOf(Filmed(CameraMoves.Pan(-0.3))).Pan.Average(), -1, -0.2);
        Assert.InRange(right.Tilt.Average(), -0.05, 0.05);
        Assert.InRange(up.Tilt.Average(), 0.2, 1);
        Assert.InRange(up.Pan.Average(), -0.05, 0.05);
        Assert.InRange(nearer.Zoom.Average(), 0.3, 1);
        Assert.InRange(right.Zoom.Average(), -0.1, 0.1);
        Assert.InRange(shaken.Shake.Average(), 0.3, 1);
        Assert.All([right, up, nearer], curves => Assert.InRange(curves.Shake.Average(), 0, 0.1));
    }

    [Fact]
    public void A_large_thing_before_a_still_camera_is_no_pan()
    {
        var curves = CurvesOf(new Layers(Still(), new Walker(Ink.Hex("#402010"), 0.7, 0.8)));
        Assert.InRange(curves.Pan.Average(), -0.15, 0.15);
        Assert.InRange(curves.Camera.Average(), 0, 0.2);
    }

    [Fact]
    public void Changing_light_is_no_motion()
    {
        var sunrise = Watching.Watch(CutClips.Named("sunrise", new Seed(1)) with { Flashes = [] });
        Assert.InRange(sunrise.Curves.Motion.Average(), 0, 0.05);
    }

    [Fact]
    public void Dark_cold_and_still_is_more_sombre_and_calmer_than_bright_warm_and_busy()
    {
        var dark = Watching.Watch(new ClipScript { Name = "", Shots = [new(new Backdrop(Seed, new BackdropLook(0.15, 0.1, 0.6, 0.1)), 60)] });
        var busy = Watching.Watch(new ClipScript
        {
            Name = "",
            Shots = [.. Enumerable.Range(0, 5).Select(i => new ScriptShot(
                new Layers(new Backdrop(Seed.For("busy", i), new BackdropLook(0.75, 0.5, 0.08, 0.7)), new Swarm(Seed, 30, 1, Ink.White)), 12))],
        });
        Assert.True(dark.Arousal + 0.2 < busy.Arousal);
        Assert.True(dark.Valence + 0.3 < busy.Valence);
    }

    private static Backdrop Still() => new(Seed, new BackdropLook());

    private static Backdrop Panned(double speed) => Filmed(CameraMoves.Pan(speed));

    private static Backdrop Filmed(CameraMove camera) => new(Seed, new BackdropLook(), camera);
}
