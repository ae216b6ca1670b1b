using System.Collections.Immutable;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Clips;

/// <summary>
/// Edits of made-up footage, a family for each thing a shot detector must find or must not fall for. Cameras, things that
/// move, light, grain and rates differ from seed to seed.
/// </summary>
public static class ShotClips
{
    private static readonly FrameRate[] Rates =
    [
        new(20, 1), new(24000, 1001), new(25, 1), new(30000, 1001), new(50, 1), new(60000, 1001), new(120, 1),
    ];

    public static IEnumerable<string> Names => Families.Select(family => family.Name);

    public static ClipScript Named(string name, Seed seed)
    {
        var own = seed.For(name);
        return Families.Single(family => family.Name == name).Make(own) with { Name = name, Seed = own };
    }

    private static readonly (string Name, Func<Seed, ClipScript> Make)[] Families =
    [
        ("cuts", s => Joined(s, Footage, [Join.Cut, Join.Cut, Join.Cut, Join.Cut], At(s))),
        ("cuts, uneven rate", s => Joined(s, Footage, [Join.Cut, Join.Cut, Join.Cut], At(s)) with { Late = 0.7 }),
        ("cuts, low contrast", s => Joined(s, Faint, [Join.Cut, Join.Cut, Join.Cut], At(s))),
        ("cuts, same colours", s => Joined(s, Alike, [Join.Cut, Join.Cut, Join.Cut], At(s))),
        ("cuts, grain", s => Joined(s, Footage, [Join.Cut, Join.Cut, Join.Cut], At(s)) with { Grain = 0.06 }),
        ("montage", Montage),
        ("dissolves, still", s => Joined(s, Stills, [Join.Dissolve, Join.Dissolve, Join.Dissolve], At(s))),
        ("dissolves, moving", s => Joined(s, Footage, [Join.Dissolve, Join.Dissolve, Join.Dissolve], At(s))),
        ("dissolves, grain", s => Joined(s, Footage, [Join.Dissolve, Join.Dissolve], At(s)) with { Grain = 0.05 }),
        ("dissolve beside a cut", BesideCut),
        ("through black", s => Joined(s, Footage, [Join.Black, Join.Black], At(s)) with { FadeInFrames = 12, FadeOutFrames = 20 }),
        ("through white", s => Joined(s, Footage, [Join.White, Join.White], At(s))),
        ("wipes", s => Joined(s, Footage, [Join.Wipe, Join.Wipe, Join.Wipe], At(s))),
        ("flashes", s => Flashed(Joined(s, Footage, [Join.Cut], At(s)), s)),
        ("strobe", s => Strobed(Joined(s, Footage, [Join.Cut], At(s)), s)),
        ("flash on a cut", s => OnCuts(Joined(s, Footage, [Join.Cut, Join.Cut], At(s)))),
        ("pans", s => Filmed(s, chance => CameraMoves.Pan(Way(chance, 0.3, 2), Way(chance, 0, 0.3)))),
        ("tilts", s => Filmed(s, chance => CameraMoves.Pan(Way(chance, 0, 0.2), Way(chance, 0.3, 1.5)))),
        ("whip pans", s => Filmed(s, chance => CameraMoves.Whip(chance.Between(0.5, 1.2), chance.Between(0.2, 0.5), Way(chance, 1, 2.5)))),
        ("zooms", s => Filmed(s, chance => CameraMoves.Zoom(Way(chance, 0.3, 2)))),
        ("shake", s => Filmed(s, chance => CameraMoves.Shake(chance.Between(0.03, 0.12), s))),
        ("passing close", Passed),
        ("changing light", Relit),
    ];

    /// <summary>Shots of one to two and a half seconds; joins of 0.3 to 2 s, their time added to both.</summary>
    private static ClipScript Joined(Seed seed, Func<Seed, IScene> scene, Join[] joins, FrameRate rate)
    {
        var chance = seed.For("lengths").Begin();
        var shots = new List<ScriptShot>();
        for (var i = 0; i <= joins.Length; i++)
        {
            var join = i == 0 ? Join.Cut : joins[i - 1];
            var seconds = join == Join.Cut ? 0 : join == Join.Dissolve ? chance.Between(0.3, 2) : chance.Between(0.5, 1.6);
            var frames = (int)((chance.Between(1, 2.5) + seconds) * rate.PerSecond);
            shots.Add(new ScriptShot(scene(seed.For("shot", i)), frames, join, (int)(seconds * rate.PerSecond), chance.Next(4) / 4.0));
        }

        return new ClipScript { Name = "", Rate = rate, Shots = [.. shots] };
    }

    private static ClipScript Montage(Seed seed)
    {
        var chance = seed.For("lengths").Begin();
        var row = Enumerable.Range(0, 12).Select(i => new ScriptShot(Footage(seed.For("shot", i)), 4 + chance.Next(7)));
        return new ClipScript { Name = "", Shots = [.. row, new ScriptShot(Footage(seed.For("last")), 30)] };
    }

    private static ClipScript BesideCut(Seed seed)
    {
        var chance = seed.For("lengths").Begin();
        ImmutableArray<ScriptShot> shots =
        [
            new(Footage(seed.For("a")), 40),
            new(Footage(seed.For("b")), 12 + chance.Next(8)),
            new(Footage(seed.For("c")), 50, Join.Dissolve, 12 + chance.Next(20)),
            new(Footage(seed.For("d")), 30 + chance.Next(8), Join.Dissolve, 20),
            new(Footage(seed.For("e")), 40),
        ];
        return new ClipScript { Name = "", Shots = shots };
    }

    private static ClipScript Flashed(ClipScript script, Seed seed)
    {
        var chance = seed.For("flashes").Begin();
        var first = 10 + chance.Next(5);
        var middle = script.Cuts.Single();
        return script with
        {
            Flashes = [new(first, 1 + chance.Next(3), chance.Between(0.5, 1)), new(middle + 10 + chance.Next(6), 1 + chance.Next(3), chance.Between(0.5, 1))],
        };
    }

    private static ClipScript Strobed(ClipScript script, Seed seed)
    {
        var every = Math.Max(3, (int)(script.Rate.PerSecond / seed.For("strobe").Begin().Between(5, 10)));
        return script with { Flashes = [.. Enumerable.Range(0, 6).Select(i => new ScriptFlash(5 + (every * i), 2))] };
    }

    private static ClipScript OnCuts(ClipScript script) =>
        script with { Flashes = [.. script.Cuts.Select((cut, i) => new ScriptFlash(cut, 3 + i, 0.9))] };

    /// <summary>One shot only, the camera busy.</summary>
    private static ClipScript Filmed(Seed seed, Func<Chance, CameraMove> camera)
    {
        var chance = seed.For("camera").Begin();
        var rate = At(seed);
        return new ClipScript
        {
            Name = "",
            Rate = rate,
            Shots = [new ScriptShot(Backdrop(seed, Bold, camera(chance)), (int)(3 * rate.PerSecond))],
            Grain = chance.Between(0, 0.03),
        };
    }

    private static ClipScript Passed(Seed seed)
    {
        var chance = seed.For("passer").Begin();
        var width = chance.Between(0.5, 1.5);
        var scene = new Layers(Backdrop(seed, Bold, CameraMoves.Shake(0.02, seed)), new Walker(Ink.Hsv(chance.Next(), 0.4, chance.Between(0.1, 0.8)), width, chance.Between(0.8, 3), -width));
        return new ClipScript { Name = "", Rate = At(seed), Shots = [new ScriptShot(scene, (int)(3 * At(seed).PerSecond))] };
    }

    private static ClipScript Relit(Seed seed)
    {
        var chance = seed.For("light").Begin();
        var (at, over, dark) = (chance.Between(0.7, 1.5), chance.Between(0.02, 1), chance.Between(0.4, 0.75));
        var turnedOn = chance.Happens(0.5);
        var scene = new Dimmed(Footage(seed), seconds => dark * (turnedOn ? 1 - Math.Clamp((seconds - at) / over, 0, 1) : Math.Clamp((seconds - at) / over, 0, 1)));
        return new ClipScript { Name = "", Rate = At(seed), Shots = [new ScriptShot(scene, (int)(3 * At(seed).PerSecond))] };
    }

    private static FrameRate At(Seed seed) => Rates[seed.For("rate").Begin().Next(Rates.Length)];

    private static double Way(Chance chance, double least, double most) => chance.Between(least, most) * (chance.Happens(0.5) ? 1 : -1);

    private static BackdropLook Bold(Chance chance) =>
        new(chance.Between(0.3, 0.7), chance.Between(0.35, 0.7), chance.Next(), chance.Between(0.1, 0.6));

    private static Backdrop Backdrop(Seed seed, Func<Chance, BackdropLook> look, CameraMove camera) =>
        new(seed, look(seed.For("look").Begin()), camera);

    /// <summary>What cameras see: still, panning, tilting, zooming or held by hand; often something moves before it.</summary>
    private static IScene Footage(Seed seed)
    {
        var chance = seed.For("footage").Begin();
        var backdrop = Backdrop(seed, Bold, Camera(chance, seed));
        var ink = Ink.Hsv(chance.Next(), 0.5, chance.Between(0.2, 0.9));
        return chance.Next(4) switch
        {
            0 => backdrop,
            1 => new Layers(backdrop, new Swarm(seed, 15, chance.Between(0.2, 0.8), ink, 0.05)),
            2 => new Layers(backdrop, new Walker(ink, chance.Between(0.2, 0.4), chance.Between(0.2, 0.6), chance.Between(-0.2, 0.8))),
            _ => new Layers(backdrop, new Swarm(seed, 4, chance.Between(0.1, 0.4), ink, 0.12)),
        };
    }

    private static CameraMove Camera(Chance chance, Seed seed) => chance.Next(4) switch
    {
        0 => CameraMoves.Still,
        1 => CameraMoves.Pan(Way(chance, 0.05, 0.3), Way(chance, 0, 0.1)),
        2 => CameraMoves.Zoom(Way(chance, 0.05, 0.2)),
        _ => CameraMoves.Shake(chance.Between(0.01, 0.04), seed),
    };

    private static IScene Stills(Seed seed) => Backdrop(seed, Bold, CameraMoves.Still);

    private static IScene Faint(Seed seed) =>
        Backdrop(seed, chance => new BackdropLook(chance.Happens(0.5) ? 0.1 : 0.7, 0.09, 0.6, 0.1), Camera(seed.For("camera").Begin(), seed));

    private static IScene Alike(Seed seed) => Backdrop(seed, _ => new BackdropLook(0.5, 0.4, 0.08, 0.3), Camera(seed.For("camera").Begin(), seed));

    private sealed class Dimmed(IScene scene, Func<double, double> dark) : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            scene.Paint(canvas, seconds);
            canvas.Wash(Ink.Black, dark(seconds));
        }
    }
}
