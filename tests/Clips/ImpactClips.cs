using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Clips;

/// <summary>Clips in which things strike, land and stop at known frames, and others in which nothing does.</summary>
public static class ImpactClips
{
    public static IEnumerable<string> Names => Families.Select(family => family.Name);

    public static ClipScript Named(string name, Seed seed)
    {
        var own = seed.For(name);
        return Families.Single(family => family.Name == name).Make(own) with { Name = name, Seed = own };
    }

    private static readonly (string Name, Func<Seed, ClipScript> Make)[] Families =
    [
        ("ball", s => Of(s, 4, 25, Ball(s))),
        ("small ball", s => Of(s, 4, 25, Ball(s, new BallWay(0.5, 0.05, 0.85, 3)))),
        ("large ball", s => Of(s, 4, 25, Ball(s, new BallWay(0.6, 0.16, 0.85, 3)))),
        ("patterned ball", s => Of(s, 4, 25, Ball(s, new BallWay(0.5, 0.12, 0.8, 4, Patterned: true)))),
        ("ball at 24", s => Of(s, 4, 24, Ball(s, new BallWay(0.45, 0.08, 0.8, 6)))),
        ("ball at 30000/1001", s => Of(s, 4, 30, Ball(s, new BallWay(0.55, 0.08, 0.8, 4))) with { Rate = new FrameRate(30000, 1001) }),
        ("ball at 50", s => Of(s, 4, 50, Ball(s, new BallWay(0.6, 0.09, 0.8, 3)))),
        ("ball at 60", s => Of(s, 4, 60, Ball(s, new BallWay(0.6, 0.08, 0.8, 4)))),
        ("two balls", s => Of(s, 4, 30, Ball(s, new BallWay(0.6, 0.08, 0.85, 4, 0.2)), Ball(s.For("b"), new BallWay(0.75, 0.1, 0.8, 3, 0.6)))),
        ("three balls", s => Of(s, 4, 30, Ball(s, new BallWay(0.5, 0.07, 0.8, 5, 0.15)), Ball(s.For("b"), new BallWay(0.7, 0.1, 0.8, 3, 0.45)), Ball(s.For("c"), new BallWay(0.9, 0.08, 0.85, 2.5, 0.75)))),
        ("ball before a plain wall", s => new ClipScript { Name = "", Shots = [new(new Layers(new Plain(Ink.Hex("#8fa0b0")), Ball(s)), 100)] }),
        ("ball and pan", s => Of(s, 4, 25, CameraMoves.Pan(0.12), Ball(s, new BallWay(0.6, 0.1, 0.85, 3)))),
        ("ball and shaken camera", s => Of(s, 4, 25, CameraMoves.Shake(0.02, s), Ball(s, new BallWay(0.6, 0.1, 0.85, 3)))),
        ("ball and zoom", s => Of(s, 4, 25, CameraMoves.Zoom(0.08), Ball(s, new BallWay(0.6, 0.1, 0.85, 3)))),
        ("ball with grain", s => Of(s, 4, 25, Ball(s, new BallWay(0.6, 0.1, 0.85, 3))) with { Grain = 0.05 }),
        ("ball and a walker", s => Of(s, 4, 25, new Walker(Shade(s.For("walker")), 0.5, 0.5), Ball(s, new BallWay(0.6, 0.1, 0.85, 3)))),
        ("soft ball", s => Of(s, 4, 25, Ball(s, new BallWay(0.7, 0.08, 0.75, 3.5, Soft: true)))),
        ("large soft ball", s => Of(s, 4, 30, Ball(s, new BallWay(0.5, 0.13, 0.8, 5, Soft: true)))),
        ("soft ball before the sea", s => Of(s, 4, 24, new Glitter(s, Ink.White, 0.5), new Bobber(Shade(s.For("boat")), 1.9, 0.05, 1.5), Ball(s, new BallWay(0.6, 0.07, 0.75, 4, Soft: true)))),
        ("hammer", s => Of(s, 4, 25, new Hammer(Shade(s), 0.7, 0.9))),
        ("hammer at 30", s => Of(s, 4, 30, new Hammer(Shade(s), 0.6, 0.75, 0.6, 0.4))),
        ("falling box", s => Of(s, 2, 25, new FallingBox(Shade(s), 0.9))),
        ("falling boxes", s => Of(s, 4, 30, new FallingBox(Shade(s), 0.9, 5, 0.4), new FallingBox(Shade(s.For("b")), 1.7, 3, 0.9, 0.2), new FallingBox(Shade(s.For("c")), 2.7, 6, 1.4, 0.12))),
        ("stopped by a wall", s => Of(s, 3, 25, new Slider(Shade(s), 1.5, 0.7))),
        ("stopped fast", s => Of(s, 3, 30, new Slider(Shade(s), 1.1, 1.6, 0.5, 0.14))),
        ("slow pendulum", s => Of(s, 5, 25, new Pendulum(Shade(s), 2))),
        ("fast pendulum", s => Of(s, 5, 30, new Pendulum(Shade(s), 1, 0.5))),
        ("waves", s => Of(s, 5, 25, new Bobber(Shade(s), 1.2), new Bobber(Shade(s.For("b")), 0.8, 0.3, 0.3))),
        ("walkers", s => Of(s, 4, 25, new Walker(Shade(s), 0.4, 0.6), new Walker(Shade(s.For("b")), 0.9, 1.1, -1.5))),
        ("swarm", s => Of(s, 4, 25, new Swarm(s, 30, 0.5, Ink.White, 0.05))),
        ("mill", s => Of(s, 4, 25, new Mill(Shade(s), 0.5))),
        ("posts", s => Of(s, 4, 25, new Posts(Shade(s), 0.9))),
        ("trunks", s => Of(s, 4, 25, new Trunks(Shade(s), 1.4))),
        ("flock", s => Of(s, 4, 25, new Flock(s, Shade(s)))),
        ("glitter", s => Of(s, 4, 25, new Glitter(s, Ink.White), new Walker(Shade(s), 0.15, 0.4))),
        ("hurry", s => new ClipScript { Name = "", Shots = [.. Hurry(s).Select((scene, i) => new ScriptShot(new Layers(Wall(s.For("wall", i)), scene), 13 + (i % 4)))] }),
        ("pan", s => Of(s, 4, 25, CameraMoves.Pan(0.4, 0.1))),
        ("whip pan", s => Of(s, 3, 25, CameraMoves.Whip(1, 0.4, 1.8))),
        ("shaken camera", s => Of(s, 4, 25, CameraMoves.Shake(0.08, s))),
        ("zoom", s => Of(s, 4, 25, CameraMoves.Zoom(0.4))),
        ("cuts", s => new ClipScript { Name = "", Shots = [.. Enumerable.Range(0, 6).Select(i => new ScriptShot(new Layers(Wall(s.For("wall", i)), new Swarm(s.For("swarm", i), 10, 0.6, Ink.White, 0.06)), 20))] }),
        ("flashes", s => Of(s, 4, 25, new Walker(Shade(s), 0.4, 0.5)) with { Flashes = [new(20), new(50, 2), new(75, 8)] }),
        ("grain", s => Of(s, 3, 25, new Walker(Shade(s), 0.4, 0.5)) with { Grain = 0.06 }),
    ];

    private static IScene[] Hurry(Seed seed) =>
    [
        new Trunks(Shade(seed), 2), new Mill(Shade(seed.For("mill")), 0.6), new Posts(Shade(seed.For("posts")), 1.5), new Flock(seed, Shade(seed.For("birds"))),
        new Walker(Shade(seed.For("walker")), 0.5, 1), new Bobber(Shade(seed.For("boat")), 1.5, 0.2), new Glitter(seed, Ink.White),
    ];

    private static ClipScript Of(Seed seed, double seconds, int rate, params IScene[] scenes) => Of(seed, seconds, rate, CameraMoves.Still, scenes);

    private static ClipScript Of(Seed seed, double seconds, int rate, CameraMove camera, params IScene[] scenes) => new()
    {
        Name = "",
        Rate = new FrameRate(rate, 1),
        Shots = [new ScriptShot(new Layers([Wall(seed.For("wall"), camera), .. scenes]), (int)(seconds * rate))],
    };

    private static Backdrop Wall(Seed seed, CameraMove? camera = null)
    {
        var chance = seed.Begin();
        return new Backdrop(seed, new BackdropLook(chance.Between(0.4, 0.6), chance.Between(0.15, 0.35), chance.Next(), chance.Between(0.1, 0.5), 12), camera);
    }

    private static BouncingBall Ball(Seed seed, BallWay? way = null) => new(Shade(seed), way ?? new BallWay());

    /// <summary>Clearly lighter or darker than the walls.</summary>
    private static Ink Shade(Seed seed)
    {
        var chance = seed.For("shade").Begin();
        return Ink.Hsv(chance.Next(), chance.Between(0.2, 0.7), chance.Happens(0.5) ? chance.Between(0.05, 0.2) : chance.Between(0.9, 1));
    }
}
