using System.Collections.Immutable;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Clips.Sights;

/// <summary>
/// A clip of which it is known what would be heard. Clips of one kind are told together; of the beds, parts of names of the
/// library, any would be right, and none where nothing goes on.
/// </summary>
public sealed record SightClip(string Kind, ClipScript Script, int Width, int Height, ImmutableArray<string> Beds)
{
    public string Name => Script.Name;
}

/// <summary>Clips in which things strike, land, step and pass at known times and places, weather and fire, and others in which nothing is heard.</summary>
public static class SightClips
{
    public const string Quiet = "quiet";

    private const double UsualSeconds = 3;

    public static IEnumerable<string> Names => Families.Select(family => family.Name);

    public static SightClip Named(string name, Seed seed)
    {
        var family = Families.Single(family => family.Name == name);
        var (own, shape) = (seed.For(name), family.Shape);
        var script = new ClipScript
        {
            Name = name,
            Seed = own,
            Rate = shape.Rate == 29.97 ? new FrameRate(30000, 1001) : new FrameRate((int)shape.Rate, 1),
            Shots = [new ScriptShot(family.Make(own, (double)shape.Width / shape.Height), (int)(shape.Seconds * shape.Rate))],
            Grain = shape.Grain,
        };
        return new SightClip(family.Kind, family.Cut?.Invoke(script, own) ?? script, shape.Width, shape.Height, family.Beds);
    }

    private sealed record Shape(double Rate = 25, double Seconds = UsualSeconds, int Width = 160, int Height = 90, double Grain = 0);

    private sealed record Family(string Kind, string Name, Shape Shape, Func<Seed, double, IScene> Make)
    {
        public ImmutableArray<string> Beds { get; init; } = [];

        public Func<ClipScript, Seed, ClipScript>? Cut { get; init; }
    }

    private static Family Of(string kind, string name, Shape shape, Func<Seed, IScene> make) => new(kind, name, shape, (seed, _) => make(seed));

    private static readonly Family[] Families =
    [
        Of("bounce", "ball", new(), s => On(s, Ball(s, Ways.Bounces(0.5, 3, 0.8, 0.3)))),
        Of("bounce", "ball at 24, left", new(24), s => On(s, Ball(s, Ways.Bounces(0.45, 4, 0.82, 0.12), 0.07))),
        Of("bounce", "ball at 30, to the right", new(30), s => On(s, Ball(s, Ways.Bounces(0.6, 3, 0.85, 0.2, 0.2), 0.1, ThingShape.Spotted))),
        Of("bounce", "ball at 60, right", new(60), s => On(s, Ball(s, Ways.Bounces(0.5, 5, 0.8, 0.85), 0.06))),
        Of("bounce", "ball at 29.97", new(29.97), s => On(s, Ball(s, Ways.Bounces(0.7, 2.5, 0.8, 0.6), 0.12, ThingShape.Shaded))),
        Of("bounce", "white ball on black", new(30, 3, 160, 120), s => new Layers(new Plain(Ink.Black), new Thing(new ThingLook(Ink.White, 0.06), Ways.Bounces(0.55, 4, 0.8, 0.4)))),
        Of("bounce", "red ball on white, small", new(25, 3, 128, 96), s => new Layers(new Plain(Ink.White), new Thing(new ThingLook(Ink.Hex("#d02020"), 0.05), Ways.Bounces(0.4, 6, 0.85, 0.7, -0.1)))),
        Of("bounce", "fast ball", new(25), s => On(s, Ball(s, Ways.Bounces(0.4, 10, 0.75, 0.5), 0.07))),
        Of("bounce", "ball, upright picture", new(30, 3, 90, 160), s => On(s, Ball(s, Ways.Bounces(0.6, 2.5, 0.8, 0.5), 0.06))),
        Of("bounce", "ball, grain", new(25, Grain: 0.04), s => On(s, Ball(s, Ways.Bounces(0.55, 3, 0.8, 0.7), 0.1))),
        Of("bounce", "ball, slow pan", new(25), s => On(s, CameraMoves.Pan(0.08), Ball(s, Ways.Bounces(0.5, 3.5, 0.8, 0.4), 0.09))),
        Of("bounce", "ball, hand-held", new(30), s => On(s, CameraMoves.Shake(0.012, s), Ball(s, Ways.Bounces(0.5, 3.5, 0.8, 0.6), 0.09))),
        Of("bounce", "two balls", new(30), s => On(s, Ball(s, Ways.Bounces(0.5, 4, 0.82, 0.2), 0.07), Ball(s.For("b"), Ways.Bounces(0.74, 3, 0.8, 0.8), 0.1))),
        Of("bounce", "low contrast", new(25), s => new Layers(new Plain(Ink.Hex("#707880")), new Thing(new ThingLook(Ink.Hex("#8a9299"), 0.1), Ways.Bounces(0.5, 3, 0.8, 0.45)))),
        Of("walls", "between two walls", new(25), s => On(s, Ball(s, Ways.Between(0.1, 0.9, 0.9, 0.6, 0.6, 0), 0.08))),
        Of("walls", "sign that turns at the edges", new(30, 4, 160, 120), s => new Layers(new Plain(Ink.Black), new Thing(new ThingLook(Ink.Hex("#40a0f0"), 0.08, ThingShape.Box, 1.6), Ways.Between(0.1, 0.9, 0.45, 0.08, 0.92, 0.55)))),
        Of("walls", "square at the edges, 60", new(60), s => new Layers(new Plain(Ink.Hex("#203040")), new Thing(new ThingLook(Ink.Hex("#f0e060"), 0.07, ThingShape.Box), Ways.Between(0.04, 0.96, 0.8, 0.07, 0.93, 0.37)))),
        Of("landing", "box falls", new(25, 2), s => On(s, Box(s, Ways.Lands(0.9, 4, 0.3), 0.09))),
        Of("landing", "boxes fall", new(30), s => On(s, Box(s, Ways.Lands(0.7, 5, 0.15), 0.08), Box(s.For("b"), Ways.Lands(1.35, 3.5, 0.5), 0.11), Box(s.For("c"), Ways.Lands(2.1, 6, 0.85), 0.06))),
        Of("landing", "falls fast at 24", new(24, 2), s => On(s, Ball(s, Ways.Lands(0.8, 12, 0.6), 0.09))),
        Of("landing", "slides into a wall", new(25, 2.4), s => On(s, Box(s, Ways.Stops(1.2, 0.8, 0.7, 0.5), 0.1))),
        Of("landing", "stopped fast at 60", new(60, 2), s => On(s, Box(s, Ways.Stops(0.83, 0.3, 0.5, -1), 0.08))),
        Of("collision", "one strikes another", new(25, 2.4), s => On(s, Ball(s, Ways.Stops(1.1, 0.45, 0.6, 0.45), 0.08), Ball(s.For("b"), Ways.Struck(1.1, 0.55, 0.6, 0.4), 0.08))),
        Of("collision", "two meet and part", new(30, 2.4), s => On(s, Ball(s, Ways.Rebounds(1.2, 0.36, 0.5, 0.4, 0.7), 0.08), Ball(s.For("b"), new Way(Ways.Rebounds(1.2, 0.46, 0.5, -0.5, 0.6).At, []), 0.08))),
        Of("strokes", "fist", new(25), s => On(s, Ball(s, Ways.Strikes(0.5, 0.7, 0.4, 0.75, 0.35), 0.11))),
        Of("strokes", "fast knocks at 30", new(30), s => On(s, Box(s, Ways.Strikes(0.4, 0.4, 0.7, 0.6, 0.42, 0.12), 0.09))),
        Of("strokes", "hammer", new(25), s => On(s, new Heard(new Hammer(Shade(s), 0.7, 0.8), [.. Enumerable.Range(0, 9).Select(i => new TrueSight(0.7 + (0.8 * i), SightKind.Impact, 0))]))),
        Of("steps", "walks to the right", new(25, 3.5), s => On(s, new Figure(Shade(s), new Gait(), 0.75, 0.1))),
        Of("steps", "walks to the left at 30", new(30, 3.5), s => On(s, new Figure(Shade(s), new Gait(0.55, 0.4), 0.65, 1.6, false))),
        Of("steps", "runs", new(30, 2.5), s => On(s, new Figure(Shade(s), new Gait(0.33, 0.5, LiftShare: 0.16), 0.6, -0.1))),
        Of("steps", "on the spot", new(25, 3.5), s => On(s, new Figure(Shade(s), new Gait(0.52, 0.42), 0.8, 0.89, onTheSpot: true))),
        Of("steps", "small and far, 60", new(60, 3), s => On(s, new Figure(Shade(s), new Gait(0.48, 0.42), 0.45, 0.3))),
        new("steps", "4:3, grain", new(25, 3.5, 160, 120, 0.02), (s, aspect) => On(s, new Figure(Shade(s), new Gait(0.6, 0.42), 0.8, 0.1, aspect: aspect))),
        Of("pass", "ball to the right", new(25, 2), s => On(s, Ball(s, Ways.Crosses(0.6, 0.6, true, 0.4), 0.1))),
        Of("pass", "ball to the left at 30", new(30, 2), s => On(s, Ball(s, Ways.Crosses(0.7, 0.45, false, 0.5, 0.1), 0.08))),
        Of("pass", "very fast at 60", new(60, 2), s => On(s, Ball(s, Ways.Crosses(0.8, 0.28, true, 0.6), 0.12, ThingShape.Shaded))),
        Of("pass", "very fast at 24", new(24, 2), s => On(s, Box(s, Ways.Crosses(0.8, 0.3, false, 0.45), 0.12))),
        Of("pass", "two passes, large", new(25, 3), s => On(s, Box(s, Ways.Crosses(0.4, 0.7, true, 0.5), 0.25), Box(s.For("b"), Ways.Crosses(1.7, 0.6, false, 0.6), 0.2))),
        Of("pass", "swung to and fro", new(30, 3), s => On(s, Ball(s, Ways.Swung(0.4, 0.4, 0.15, 0.35, 0.85, 0.6, 0.9), 0.1))),
        Of("pass", "swung at 25", new(25, 2), s => On(s, Box(s, Ways.Swung(0.7, 0.35, 0.8, 0.2, 0.2, 0.7), 0.09))),
        Of("pass", "ball under a slow pan", new(25, 2), s => On(s, CameraMoves.Pan(0.1), Ball(s, Ways.Crosses(0.7, 0.55, true, 0.45), 0.1))),
        Of("camera", "whip pan", new(25, 2.5), s => new Heard(Wall(s, CameraMoves.Whip(1, 0.4, 1.8)), new TrueSight(1.2, SightKind.CameraMove, 0))),
        Of("flash", "flashes", new(25, 3), s => On(s, new Walker(Shade(s), 0.4, 0.3))) with { Cut = (script, _) => script with { Flashes = [new(20), new(50, 3)] } },
        Bed("rain", "rain", "rain", new(25, 2.4), s => On(s, new Rain(s))),
        Bed("rain", "rain in the dark", "rain", new(30, 2.4), s => new Layers(new Backdrop(s, new BackdropLook(0.22, 0.2, 0.6)), new Rain(s, 220, 3, 0.1, 0.35))),
        Bed("rain", "rain at 24, long", "rain", new(24, 2.4), s => new Layers(new Plain(Ink.Hex("#5a6570")), new Rain(s, 120, 1.6, 0.12, 0.6))),
        Bed("fire", "campfire", "fire", new(25, 2.4), Places.Campfire),
        Bed("fire", "blaze", "fire", new(30, 2.4), s => new Layers(new Plain(Ink.Hex("#0c0a0a")), new Blaze(s))),
        Bed("fire", "small blaze, left", "fire", new(25, 2.4), s => new Layers(new Backdrop(s, new BackdropLook(0.1, 0.1)), new Blaze(s, 0.1, 0.35, 0.45))),
        Bed("water", "sea", "surf|stream|water|wave|ocean", new(25, 2.4), Places.Sea),
        Of(Quiet, "snow field, nothing stirs", new(25, 2.4), Places.SnowField),
        Bed("snow", "snowfall", "wind|breeze", new(25, 2.4), s => new Layers(new Backdrop(s, new BackdropLook(0.45, 0.25, 0.6, 0.15)), new Snowfall(s))),
        Bed("leaves", "leaves in the wind", "wind|leaves", new(25, 2.4), s => new Leaves(s)),
        Bed("leaves", "leaves, gusts at 30", "wind|leaves", new(30, 2.4), s => new Leaves(s, 0.05, 0.8)),
        Of(Quiet, "meadow without wind", new(25, 2.4), Places.Meadow),
        Of(Quiet, "pendulum", new(25, 3), s => On(s, Ball(s, Ways.Swings(1.6, 0.5, 0.28, 0.55, 0.06)))),
        Of(Quiet, "quick pendulum at 30", new(30, 3), s => On(s, Ball(s, Ways.Swings(1, 0.5, 0.16, 0.5, 0.03), 0.07))),
        Of(Quiet, "slow crossing", new(25, 3), s => On(s, Ball(s, Ways.Crosses(-0.5, 6, true, 0.5, isHeard: false)))),
        Of(Quiet, "leaves the picture", new(30, 2.5), s => On(s, Ball(s, Ways.Crosses(-1.6, 3, true, 0.5, 0.1, isHeard: false)))),
        Of(Quiet, "falls out of the picture", new(25, 2), s => On(s, Ball(s, new Way(t => (0.5, -0.2 + (0.5 * t * t)), [])))),
        Of(Quiet, "slow pan", new(25, 3), s => Wall(s, CameraMoves.Pan(0.2, 0.05))),
        Of(Quiet, "zoom", new(30, 3), s => Wall(s, CameraMoves.Zoom(0.2))),
        Of(Quiet, "hand-held", new(25, 3), s => Wall(s, CameraMoves.Shake(0.02, s))),
        Of(Quiet, "still, grain", new(25, 2, Grain: 0.05), s => Wall(s)),
        Of(Quiet, "still", new(30, 2), s => Wall(s)),
        Of(Quiet, "flicker", new(25, 2), s => On(s, new Flicker(s))),
        Of(Quiet, "fades", new(25, 3), s => Wall(s)) with { Cut = (script, _) => script with { FadeInFrames = 15, FadeOutFrames = 20 } },
        Of(Quiet, "cuts", new(25, 1), s => Wall(s)) with { Cut = (script, s) => script with { Shots = [.. Enumerable.Range(0, 5).Select(i => new ScriptShot(On(s.For("shot", i), new Swarm(s.For("swarm", i), 8, 0.3, Ink.White, 0.05)), 18))] } },
        Of(Quiet, "mill", new(25, 3), s => On(s, new Mill(Shade(s), 0.25))),
        Of(Quiet, "swarm", new(25, 3), s => On(s, new Swarm(s, 20, 0.2, Ink.White, 0.04))),
        Of(Quiet, "bobbing", new(30, 3), s => On(s, new Bobber(Shade(s), 1.4, 0.4))),
    ];

    private static Family Bed(string kind, string name, string beds, Shape shape, Func<Seed, IScene> make) => Of(kind, name, shape, make) with { Beds = [.. beds.Split('|')] };

    private static Layers On(Seed seed, params IScene[] scenes) => On(seed, CameraMoves.Still, scenes);

    private static Layers On(Seed seed, CameraMove camera, params IScene[] scenes) => new([Wall(seed.For("wall"), camera), .. scenes]);

    private static Backdrop Wall(Seed seed, CameraMove? camera = null)
    {
        var chance = seed.Begin();
        return new Backdrop(seed, new BackdropLook(chance.Between(0.4, 0.6), chance.Between(0.15, 0.35), chance.Next(), chance.Between(0.1, 0.4), 12), camera);
    }

    private static Thing Ball(Seed seed, Way way, double size = 0.09, ThingShape shape = ThingShape.Disc) => new(new ThingLook(Shade(seed), size, shape), way);

    private static Thing Box(Seed seed, Way way, double size) => new(new ThingLook(Shade(seed), size, ThingShape.Box), way);

    /// <summary>Clearly lighter or darker than the walls.</summary>
    private static Ink Shade(Seed seed)
    {
        var chance = seed.For("shade").Begin();
        return Ink.Hsv(chance.Next(), chance.Between(0.2, 0.7), chance.Happens(0.5) ? chance.Between(0.05, 0.2) : chance.Between(0.9, 1));
    }

    /// <summary>A scene of which it is said here what would be heard.</summary>
    private sealed class Heard(IScene scene, params TrueSight[] sights) : IScene
    {
        public IEnumerable<TrueSight> Sights => sights;

        public void Paint(Canvas canvas, double seconds) => scene.Paint(canvas, seconds);
    }
}
