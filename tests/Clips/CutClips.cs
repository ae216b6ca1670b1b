using System.Collections.Immutable;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Clips;

/// <summary>
/// Clips that make cut detectors stumble, one trouble each and some together. Scenes differ from seed to seed, so
/// another seed is another set of the same troubles.
/// </summary>
public static class CutClips
{
    public static IEnumerable<string> Names => Families.Select(family => family.Name);

    public static IEnumerable<ClipScript> All(Seed seed) => Names.Select(name => Named(name, seed));

    public static ClipScript Named(string name, Seed seed)
    {
        var own = seed.For(name);
        return Families.Single(family => family.Name == name).Make(own) with { Name = name, Seed = own };
    }

    private static readonly (string Name, Func<Seed, ClipScript> Make)[] Families =
    [
        ("plain cuts", s => Of(Row(s, Bold, 5, 30))),
        ("plain cuts at 30000/1001", s => Of(Row(s, Bold, 4, 36)) with { Rate = new FrameRate(30000, 1001) }),
        ("plain cuts at 50", s => Of(Row(s, Bold, 4, 60)) with { Rate = new FrameRate(50, 1) }),
        ("plain cuts at 120", s => Of(Row(s, Bold, 4, 100)) with { Rate = new FrameRate(120, 1) }),
        ("plain cuts at 12", s => Of(Row(s, Bold, 5, 15)) with { Rate = new FrameRate(12, 1) }),
        ("24 held in 60", s => Of(Row(s, Panned, 4, 75)) with { Rate = new FrameRate(60, 1), PictureRate = new FrameRate(24, 1) }),
        ("24 held in 120", s => Of(Row(s, Panned, 3, 120)) with { Rate = new FrameRate(120, 1), PictureRate = new FrameRate(24, 1) }),
        ("12 held in 24000/1001", s => Of(Row(s, Busy, 4, 36)) with { Rate = new FrameRate(24000, 1001), PictureRate = new FrameRate(12000, 1001) }),
        ("stills", s => Of(Row(s, Bold, 6, 40))),
        ("faint cuts in the dark", s => Of(Row(s, Dim, 5, 30))),
        ("faint cuts in fog", s => Of(Row(s, Foggy, 5, 30))),
        ("faint cuts with grain", s => Of(Row(s, Dim, 5, 30)) with { Grain = 0.03 }),
        ("grain", s => Of(Row(s, Bold, 5, 30)) with { Grain = 0.08 }),
        ("same colours", s => Of(Row(s, Alike, 6, 30))),
        ("fast montage", s => Of(Row(s, Bold, 14, 6))),
        ("montage in motion", s => Of(Row(s, Panned, 10, 10))),
        ("letterbox", s => Of(Row(s, Bold, 5, 30)) with { Letterbox = 0.13 }),
        ("upright in a wide frame", s => Of(Row(s, Bold, 5, 30)) with { Pillarbox = 0.34 }),
        ("pans", s => Of(Row(s, Panned, 4, 40))),
        ("fast pan", s => Of(Shot(s, Bold, CameraMoves.Pan(2.2), 40), Shot(s.For("b"), Bold, CameraMoves.Pan(-2.2), 40))),
        ("whip pan", s => Of(Shot(s, Bold, CameraMoves.Whip(0.8, 0.3, 2.5), 50), Shot(s.For("b"), Bold, CameraMoves.Whip(0.6, 0.24, -1.8), 50))),
        ("zooms", s => Of(Shot(s, Bold, CameraMoves.Zoom(0.8), 40), Shot(s.For("b"), Bold, CameraMoves.Zoom(-0.4), 40))),
        ("crash zoom", s => Of(Shot(s, Bold, CameraMoves.Zoom(2.5), 30), Shot(s.For("b"), Bold, CameraMoves.Zoom(1.5), 30))),
        ("shaken camera", s => Of(Shot(s, Bold, CameraMoves.Shake(0.08, s), 50), Shot(s.For("b"), Busy, CameraMoves.Shake(0.12, s), 50))),
        ("large walkers", s => Of(Walked(s, 0.9, 1.4), Walked(s.For("b"), 1.3, 2.4))),
        ("walker at the cut", s => Of(Walked(s, 1.0, 2.0, 25), Walked(s.For("b"), 1.0, 2.0, 40))),
        ("swarm", s => Of(Swarming(s, 60), Swarming(s.For("b"), 90))),
        ("flashes", s => Of(Row(s, Bold, 2, 60)) with { Flashes = [new(20), new(38, 2), new(85, 8)] }),
        ("one-frame flashes", s => Of(Row(s, Busy, 2, 50)) with { Flashes = [new(15, 1, 1), new(30, 1, 0.6), new(70, 1, 1)] }),
        ("strobe", s => Of(Row(s, Bold, 2, 50)) with { Flashes = [.. Enumerable.Range(0, 8).Select(i => new ScriptFlash(10 + (4 * i), 2))] }),
        ("flash on the cut", s => Of(Row(s, Bold, 3, 40)) with { Flashes = [new(40, 5, 1), new(80, 3, 0.8)] }),
        ("dissolves", s => Of(Shot(s, Bold, null, 40), Joined(s.For("b"), Join.Dissolve, 20), Joined(s.For("c"), Join.Dissolve, 30), Shot(s.For("d"), Bold, null, 30))),
        ("through black", s => Of(Shot(s, Bold, null, 40), Joined(s.For("b"), Join.Black, 24), Shot(s.For("c"), Bold, null, 30)) with { FadeInFrames = 15, FadeOutFrames = 20 }),
        ("light switched", s => Of(new ScriptShot(new Switched(Bold(s)), 60), Shot(s.For("b"), Bold, null, 30))),
        ("sunrise", s => Of(new ScriptShot(new Brightening(Bold(s)), 75), Shot(s.For("b"), Bold, null, 30))),
        ("one long shot", s => Of(Swarming(s, 150)) with { Grain = 0.02 }),
        ("ball", s => Of(new ScriptShot(new Layers(Bold(s), new BouncingBall(Ink.White)), 75), new ScriptShot(new Layers(Foggy(s.For("b")), new BouncingBall(Ink.Hex("#c03020"))), 60))),
        ("insert and return", s => Of(Shot(s, Busy, null, 30), Shot(s.For("b"), Bold, null, 12), Shot(s, Busy, null, 30))),
    ];

    private static ClipScript Of(params ImmutableArray<ScriptShot> shots) => new() { Name = "", Shots = shots };

    private static ImmutableArray<ScriptShot> Row(Seed seed, Func<Seed, IScene> scene, int count, int frames) =>
        [.. Enumerable.Range(0, count).Select(i => new ScriptShot(scene(seed.For("shot", i)), frames))];

    private static ScriptShot Shot(Seed seed, Func<Seed, CameraMove?, IScene> scene, CameraMove? camera, int frames) =>
        new(scene(seed, camera), frames);

    private static ScriptShot Joined(Seed seed, Join join, int joinFrames) => new(Bold(seed), 60, join, joinFrames);

    private static ScriptShot Walked(Seed seed, double width, double speed, int frames = 50) =>
        new(new Layers(Bold(seed), new Walker(Ink.Hsv(seed.Begin().Next(), 0.5, 0.4), width, speed, -width)), frames);

    private static ScriptShot Swarming(Seed seed, int frames) =>
        new(new Layers(Bold(seed), new Swarm(seed, 40, 0.9, Ink.White)), frames);

    private static IScene Bold(Seed seed) => Bold(seed, null);

    private static IScene Bold(Seed seed, CameraMove? camera)
    {
        var chance = seed.Begin();
        return new Backdrop(seed, new BackdropLook(chance.Between(0.35, 0.65), 0.6, chance.Next(), chance.Between(0.1, 0.6)), camera);
    }

    private static IScene Busy(Seed seed) => Busy(seed, null);

    private static IScene Busy(Seed seed, CameraMove? camera) =>
        new Layers(Bold(seed, camera), new Swarm(seed, 12, 0.8, Ink.Hsv(seed.Begin().Next(), 0.6, 0.8), 0.05));

    private static IScene Panned(Seed seed)
    {
        var chance = seed.Begin();
        return Bold(seed, CameraMoves.Pan(chance.Between(-0.5, 0.5), chance.Between(-0.2, 0.2)));
    }

    /// <summary>Night: everything between 4 and 16 of 100.</summary>
    private static IScene Dim(Seed seed) => new Backdrop(seed, new BackdropLook(0.1, 0.1, 0.6, 0.3));

    /// <summary>Fog: light grey, a tenth of the contrast of day.</summary>
    private static IScene Foggy(Seed seed) => new Backdrop(seed, new BackdropLook(0.7, 0.07, 0.55, 0.04));

    /// <summary>Shots of one place and light: only the drawing differs.</summary>
    private static IScene Alike(Seed seed) => new Backdrop(seed, new BackdropLook(0.5, 0.35, 0.08, 0.3));

    /// <summary>A lamp goes on after a second and stays on.</summary>
    private sealed class Switched(IScene scene) : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            scene.Paint(canvas, seconds);
            if (seconds < 1) canvas.Wash(Ink.Black, 0.5);
        }
    }

    private sealed class Brightening(IScene scene) : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            scene.Paint(canvas, seconds);
            canvas.Wash(Ink.Black, Math.Max(0, 0.8 - (0.3 * seconds)));
        }
    }
}
