using Cuewright.Clips;
using Cuewright.Engine.Seeds;

namespace Cuewright.Maker.Scenes;

/// <summary>A boat on rolling waves.</summary>
internal sealed class Sails : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        canvas.Sky((0, Ink.Hex("#f5a66b")), (0.6, Ink.Hex("#ffe0a8")), (1, Ink.Hex("#ffe0a8")));
        canvas.Disc(1.3, 0.42, 0.16, Ink.Hex("#fff3d0"));
        Wave(canvas, seconds, 0.62, 0.02, 0.5, "#2f7f93");
        Boat(canvas, 0.62 + (0.16 * seconds), 0.655 + (0.018 * Math.Sin(3.2 * seconds)), 0.09 * Math.Sin((3.2 * seconds) + 0.8));
        Wave(canvas, seconds, 0.72, 0.03, -0.7, "#1f6076");
        Wave(canvas, seconds, 0.85, 0.04, 0.9, "#123f57");
    }

    private static void Wave(Canvas canvas, double seconds, double y, double size, double speed, string ink) =>
        canvas.Hills(x => y + (size * Math.Abs(Math.Sin((4.2 * x) + (3 * speed * seconds) + y))), Ink.Hex(ink));

    private static void Boat(Canvas canvas, double x, double y, double lean)
    {
        (double, double) At(double right, double up) =>
            (x + (right * Math.Cos(lean)) + (up * Math.Sin(lean)), y + (right * Math.Sin(lean)) - (up * Math.Cos(lean)));
        canvas.Shape([At(-0.2, 0.06), At(0.22, 0.06), At(0.15, -0.03), At(-0.15, -0.03)], Ink.Hex("#7a2635"));
        canvas.Shape([At(-0.015, 0.09), At(0, 0.52), At(0.2, 0.09)], Ink.Hex("#fffaf0"));
        canvas.Shape([At(-0.035, 0.44), At(-0.03, 0.09), At(-0.16, 0.09)], Ink.Hex("#e8d7bd"));
    }
}

/// <summary>A windmill turning over a yellow field.</summary>
internal sealed class Windmill : IScene
{
    private static readonly Func<double, double> Field = Land.Ridge("field", 0.78, 0.03, 1.6);

    public void Paint(Canvas canvas, double seconds)
    {
        canvas.Sky((0, Ink.Hex("#3aa0c9")), (0.8, Ink.Hex("#d8f0e4")), (1, Ink.Hex("#d8f0e4")));
        canvas.Hills(x => Field(x + 0.6) - 0.08, Ink.Hex("#7fae5a"));
        canvas.Hills(Field, Ink.Hex("#f2c83d"), Ink.Hex("#d99a1f"), 0.25);
        const double X = 0.72, Y = 0.42;
        canvas.Shape([(X - 0.05, Y), (X + 0.05, Y), (X + 0.1, 0.8), (X - 0.1, 0.8)], Ink.Hex("#f4efe4"));
        canvas.Shape([(X - 0.065, Y), (X, Y - 0.1), (X + 0.065, Y)], Ink.Hex("#a13d3d"));
        for (var blade = 0; blade < 4; blade++)
        {
            var angle = (3.4 * seconds) + (blade * Math.PI / 2);
            var (dx, dy) = (Math.Cos(angle), Math.Sin(angle));
            canvas.Stroke(X, Y, X + (0.36 * dx), Y + (0.36 * dy), 0.012, Ink.Hex("#4a2f25"));
            (double, double) At(double along, double across) => (X + (along * dx) - (across * dy), Y + (along * dy) + (across * dx));
            canvas.Shape([At(0.08, 0), At(0.36, 0), At(0.36, 0.075), At(0.08, 0.05)], Ink.Hex("#fffaf0"), 0.92);
        }
    }
}

/// <summary>Balloons going up through pink air.</summary>
internal sealed class Balloons : IScene
{
    private static readonly (double X, double Y, double Size, string Ink, string Stripe)[] Set =
    [
        (0.28, 0.75, 0.11, "#2d6a8a", "#f4d58d"), (1.45, 0.95, 0.17, "#c8553d", "#ffe9d6"), (0.85, 1.05, 0.23, "#f0a202", "#7b2d26"),
        (1.2, 0.45, 0.07, "#588157", "#e9edc9"), (0.55, 0.38, 0.06, "#8e5aa0", "#f2e3f5"),
    ];

    public void Paint(Canvas canvas, double seconds)
    {
        canvas.Sky((0, Ink.Hex("#e58fa6")), (0.7, Ink.Hex("#fbd9c6")), (1, Ink.Hex("#fdeedd")));
        foreach (var (x, y, size, ink, stripe) in Set)
        {
            var (cx, cy) = (x + (0.02 * Math.Sin((2 * seconds) + (9 * x))), y - (2.2 * size * seconds));
            canvas.Shape([(cx - (0.62 * size), cy + (0.7 * size)), (cx + (0.62 * size), cy + (0.7 * size)), (cx + (0.16 * size), cy + (1.45 * size)), (cx - (0.16 * size), cy + (1.45 * size))], Ink.Hex(ink));
            canvas.Disc(cx, cy, size, Ink.Hex(ink));
            canvas.Ellipse(cx, cy, 0.62 * size, size, Ink.Hex(stripe));
            canvas.Ellipse(cx, cy, 0.28 * size, size, Ink.Hex(ink));
            canvas.Box(cx - (0.16 * size), cy + (1.55 * size), cx + (0.16 * size), cy + (1.8 * size), Ink.Hex("#5a3a2a"));
        }
    }
}

/// <summary>A road rushing toward us at dusk.</summary>
internal sealed class Road : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        canvas.Sky((0, Ink.Hex("#241a4d")), (0.3, Ink.Hex("#8a2f6b")), (0.5, Ink.Hex("#ff7a4d")), (1, Ink.Hex("#ff7a4d")));
        var (vx, vy) = (canvas.Aspect / 2, 0.5);
        Land.Sun(canvas, vx, 0.44, 0.1, Ink.Hex("#ffe08a"), Ink.Hex("#ff6a3c"));
        canvas.Hills(_ => vy, Ink.Hex("#2b1438"), Ink.Hex("#170a22"), 0.5);
        canvas.Shape([(vx - 0.006, vy), (vx + 0.006, vy), (vx + 0.95, 1.02), (vx - 0.95, 1.02)], Ink.Hex("#3d2350"));
        for (var i = 0; i < 14; i++)
        {
            // Depth runs toward us; its inverse is the distance below the horizon.
            var depth = ((i / 14.0) + (1.9 * seconds)) % 1;
            var (near, far) = (0.52 * Math.Pow(depth, 3), 0.52 * Math.Pow(Math.Max(0, depth - 0.035), 3));
            canvas.Shape([(vx - (0.03 * far), vy + far), (vx + (0.03 * far), vy + far), (vx + (0.03 * near), vy + near), (vx - (0.03 * near), vy + near)], Ink.Hex("#ffd98a"));
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            {
                var x = vx + (side * 2.15 * near);
                canvas.Stroke(x, vy + near, x, vy - (0.25 * near), 0.012 * near * 4, Ink.Hex("#130819"));
                canvas.Disc(x, vy - (0.25 * near), 0.05 * near, Ink.Hex("#fff0c0"));
            }
        }
    }
}

/// <summary>Trunks flying past.</summary>
internal sealed class Forest : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        canvas.Sky((0, Ink.Hex("#0f3d3a")), (0.5, Ink.Hex("#5fa777")), (0.8, Ink.Hex("#d9e8a0")), (1, Ink.Hex("#2e5d3b")));
        (double Speed, double Pitch, double Width, string Ink)[] rows = [(0.5, 0.17, 0.025, "#3f8463"), (1.0, 0.31, 0.05, "#1f5a48"), (1.9, 0.62, 0.11, "#0a2b28")];
        foreach (var (speed, pitch, width, ink) in rows)
        {
            var shift = speed * seconds;
            for (var i = (int)(shift / pitch) - 1; (i * pitch) - shift < canvas.Aspect + pitch; i++)
            {
                var x = (i * pitch) - shift + (0.3 * pitch * Math.Sin(12.9 * i));
                var lean = 0.02 * Math.Sin(7.3 * i);
                canvas.Shape([(x - (0.4 * width) + lean, -0.02), (x + (0.4 * width) + lean, -0.02), (x + (0.55 * width), 1.02), (x - (0.55 * width), 1.02)], Ink.Hex(ink));
            }
        }
    }
}

/// <summary>A flock going over.</summary>
internal sealed class Birds : IScene
{
    private readonly (double X, double Y, double Size, double Beat)[] _flock;

    public Birds()
    {
        var chance = new Seed(9).For("flock").Begin();
        _flock = [.. Enumerable.Range(0, 36).Select(_ => (chance.Between(-0.6, 1.7), chance.Between(0.05, 0.95), chance.Between(0.022, 0.06), chance.Next()))];
    }

    public void Paint(Canvas canvas, double seconds)
    {
        canvas.Sky((0, Ink.Hex("#0d5c75")), (1, Ink.Hex("#cdeedd")));
        canvas.Disc(1.35, 0.7, 0.13, Ink.Hex("#f6fbe9"), 0.8);
        foreach (var (x, y, size, beat) in _flock)
        {
            Land.Bird(canvas, x + (seconds * (0.4 + (12 * size))), y - (0.12 * seconds), size, (3 * seconds) + beat, Ink.Hex("#062b38"));
        }
    }
}

/// <summary>A kite dives across the noon sun.</summary>
internal sealed class KiteBeforeTheSun : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        canvas.Sky((0, Ink.Hex("#d9480f")), (1, Ink.Hex("#ffa94d")));
        canvas.Glow(canvas.Aspect / 2, 0.5, 0.5, Ink.Hex("#ffd43b") * 0.5);
        canvas.Disc(canvas.Aspect / 2, 0.5, 0.36, Ink.Hex("#fff3bf"));
        var (x, y) = (0.45 + (1.9 * seconds), 0.22 + (1.3 * seconds * seconds * 2));
        canvas.Shape([(x, y - 0.16), (x + 0.11, y), (x, y + 0.22), (x - 0.11, y)], Ink.Hex("#862e9c"));
        canvas.Shape([(x, y - 0.16), (x + 0.11, y), (x, y)], Ink.Hex("#be4bdb"));
        for (var bow = 1; bow < 9; bow++)
        {
            var (tx, ty) = (x - (0.06 * bow), y + 0.2 - (0.03 * bow) + (0.03 * Math.Sin((14 * seconds) + bow)));
            canvas.Disc(tx, ty, 0.016, Ink.Hex(bow % 2 == 0 ? "#862e9c" : "#e64980"));
        }
    }
}
