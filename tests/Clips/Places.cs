using Cuewright.Engine.Seeds;

namespace Cuewright.Clips;

/// <summary>Every point has a colour of its own: x and y in picture heights, time in seconds.</summary>
public sealed class Painted(Func<double, double, double, Ink> colour) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        for (var y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            for (var x = 0; x < row.Length; x++) row[x] = colour((x + 0.5) / canvas.Height, (y + 0.5) / canvas.Height, seconds);
        }
    }
}

/// <summary>Landscapes and rooms with the colours and textures real ones have, and things that only resemble them.</summary>
public static class Places
{
    public static IScene Meadow(Seed seed)
    {
        var (sky, leaves) = (Sky(seed), Leaves(seed));
        return new Painted((x, y, t) => y < 0.5 + (0.04 * Math.Sin(4 * x)) ? sky(x, y) : leaves(x + (0.004 * t), y));
    }

    public static IScene Forest(Seed seed)
    {
        var leaves = Leaves(seed);
        return new Painted((x, y, t) => leaves(x + (0.01 * t), y));
    }

    public static IScene Sea(Seed seed)
    {
        var sky = Sky(seed);
        var chance = seed.For("waves").Begin();
        var waves = Enumerable.Range(0, 24).Select(_ => (Across: chance.Between(-9, 9), Deep: chance.Between(2, 16), Speed: chance.Between(2, 5), Phase: chance.Between(0, 6.28))).ToArray();
        return new Painted((x, y, t) =>
        {
            if (y < 0.5) return sky(x, y);
            var near = (y - 0.5) * 2;
            var depth = 1 / Math.Max(0.02, near);
            var height = waves.Sum(wave => Math.Sin((wave.Across * (x - 0.9) * depth) + (2 * wave.Deep * depth) + (wave.Speed * t) + wave.Phase) / (1 + (0.02 * wave.Deep * depth * depth))) / 4;
            return Ink.Hex("#78a0b9").Toward(Ink.Hex("#194669"), near) + (new Ink(1, 1, 1) * (0.09 * height));
        });
    }

    public static IScene SnowField(Seed seed)
    {
        var sky = Sky(seed);
        var drifts = new Noise(seed.For("drifts"), 6, 0.6);
        return new Layers(
            new Painted((x, y, _) =>
            {
                if (y < 0.45) return sky(x, y);
                var drift = drifts.At(2 * x, 3 * y);
                return Ink.Hex("#dde6f0").Toward(Ink.Hex("#6c80a8"), Math.Clamp((1.8 * drift) - 0.5, 0, 0.9)) + (Ink.White * (0.03 * drift));
            }),
            new Firs());
    }

    public static IScene Dusk(Seed seed)
    {
        var ground = new Noise(seed, 6, 0.8);
        return new Painted((x, y, _) => y < 0.7
            ? Ink.Hex("#3c3c6e").Toward(Ink.Hex("#fa9646"), y / 0.7)
            : Ink.Hex("#281a14") * (1 + ground.At(3 * x, 3 * y)));
    }

    public static IScene CityAtNight(Seed seed)
    {
        var chance = seed.Begin();
        Ink[] inks = [Ink.Hex("#ffc878"), Ink.Hex("#fff0dc"), Ink.Hex("#b4d2ff"), Ink.Hex("#ff5a3c")];
        var lights = Enumerable.Range(0, 90).Select(_ => (X: chance.Between(0, 1.78), Y: chance.Between(0.25, 0.95), Size: chance.Between(0.006, 0.016), Ink: inks[chance.Next(4)])).ToArray();
        return new Lights(Ink.Hex("#0e101e"), lights);
    }

    public static IScene RoomWithOneLamp { get; } = new Lights(Ink.Hex("#191919"), [(1.1, 0.35, 0.08, Ink.Hex("#ffd282")), (0.4, 0.8, 0.02, Ink.Hex("#ffa05a"))]);

    public static IScene Campfire(Seed seed) => new Flames(seed);

    /// <summary>A grey wall over a lit table.</summary>
    public static IScene Room(Seed seed)
    {
        var grain = new Noise(seed, 5, 0.7);
        return new Layers(
            new Painted((x, y, _) => (y < 0.6 ? Ink.Hex("#a39a8e") : Ink.Hex("#d8cfc0")) + (Ink.White * (0.012 * grain.At(9 * x, 9 * y)))),
            new Painting((0.5, 0.35, 0.7, 0.8, Ink.Hex("#4d6a80")), (1.1, 0.4, 1.25, 0.82, Ink.Hex("#5a4a3c"))));
    }

    /// <summary>As blue as the sky, darker toward one side, with things before it.</summary>
    public static IScene BlueWall { get; } = new Layers(
        new Painted((x, y, _) => Ink.Hex("#4b7ebe") * (1.05 - (0.15 * x) - (0.04 * y))),
        new Painting((0.3, 0.6, 0.75, 1, Ink.Hex("#785032")), (1.1, 0.5, 1.5, 1, Ink.Hex("#c8beb4"))));

    public static IScene GreenCloth { get; } = new Painted((x, y, t) =>
        Ink.Hex("#2f6d2f") * (1 + (0.2 * Math.Sin((8 * x) + (3 * y) + (0.6 * t))) + (0.2 * Math.Sin((3 * x) - (6 * y) + t))));

    /// <summary>White below and grey above, all of it lit by lamps.</summary>
    public static IScene WhiteTable { get; } = new Layers(
        new Painted((x, y, _) => (y < 0.4 ? Ink.Hex("#8c867e") : Ink.Hex("#e6e2dc")) * (1 - (0.03 * x))),
        new Painting((0.4, 0.55, 0.9, 0.9, Ink.Hex("#9a948a")), (1.2, 0.5, 1.3, 0.7, Ink.Hex("#6c665e"))));

    public static IScene Page { get; } = new Painted((x, y, _) => (int)(y * 24) % 2 == 1 && x > 0.2 && x < 1.5 ? Ink.Hex("#3c3c3e") : Ink.Hex("#f0f0f0"));

    public static IScene OrangeBall { get; } = new Rolling(Ink.Hex("#faaa32"));

    /// <summary>Television without a station, tinted blue.</summary>
    public static IScene BlueStatic(Seed seed) => new Static(seed);

    private static Func<double, double, Ink> Sky(Seed seed)
    {
        var clouds = new Noise(seed.For("clouds"), 5, 0.5);
        return (x, y) => Ink.Hex("#4678c3").Toward(Ink.Hex("#bed4eb"), y / 0.5).Toward(Ink.White, Math.Clamp(0.5 * (clouds.At(2 * x, 3 * y) - 0.5), 0, 1));
    }

    private static Func<double, double, Ink> Leaves(Seed seed)
    {
        var (light, hue) = (new Noise(seed.For("leaves"), 7, 0.9), new Noise(seed.For("hues"), 6, 0.8));
        return (x, y) =>
        {
            var shade = Math.Max(0.06, 0.28 + (0.2 * light.At(5 * x, 5 * y)));
            var tint = hue.At(5 * x, 5 * y);
            return new Ink((float)(shade * (0.75 + (0.15 * tint))), (float)(shade * 1.05), (float)(shade * (0.45 + (0.06 * tint))));
        };
    }

    private sealed class Firs : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            for (var x = 0.15; x < canvas.Aspect; x += 0.22) canvas.Shape([(x, 0.3), (x + 0.05, 0.58), (x - 0.05, 0.58)], Ink.Hex("#283732"));
        }
    }

    private sealed class Painting(params (double Left, double Top, double Right, double Bottom, Ink Ink)[] boxes) : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            foreach (var (left, top, right, bottom, ink) in boxes) canvas.Box(left, top, right, bottom, ink);
        }
    }

    private sealed class Lights(Ink ground, (double X, double Y, double Size, Ink Ink)[] lights) : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            canvas.Fill(ground);
            foreach (var (x, y, size, ink) in lights) canvas.Disc(x, y, size, ink);
        }
    }

    private sealed class Rolling(Ink ink) : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            canvas.Fill(Ink.Hex("#1e1e1e"));
            canvas.Disc(0.2 + (0.4 * seconds), 0.5, 0.12, ink);
        }
    }

    private sealed class Static(Seed seed) : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            var chance = seed.For("static", (int)Math.Round(seconds * 25)).Begin();
            foreach (ref var ink in canvas.Inks) ink = Ink.Hex("#3c5a96") + (Ink.White * chance.Bell(0.1));
        }
    }

    /// <summary>Tongues of flame, drawn anew for every frame around the same place.</summary>
    private sealed class Flames(Seed seed) : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            canvas.Fill(Ink.Hex("#121212"));
            var chance = seed.For("flames", (int)Math.Round(seconds * 25)).Begin();
            for (var i = 0; i < 26; i++) Tongue(0.1, chance.Between(0.05, 0.2), Ink.Hex("#e66e14").Toward(Ink.Hex("#c03c10"), chance.Next()));
            for (var i = 0; i < 10; i++) Tongue(0.05, chance.Between(0.04, 0.1), Ink.Hex("#ffdc6e"));

            void Tongue(double spread, double height, Ink ink) => canvas.Ellipse(0.9 + chance.Bell(spread), 0.78 - height, 0.05, height, ink);
        }
    }
}
