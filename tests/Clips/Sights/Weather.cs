using Cuewright.Engine.Seeds;

namespace Cuewright.Clips.Sights;

/// <summary>Many thin streaks that fall fast all over the picture, each a little aslant.</summary>
public sealed class Rain(Seed seed, int drops = 160, double speed = 2.2, double length = 0.07, double strength = 0.5) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        var chance = seed.For("rain").Begin();
        for (var drop = 0; drop < drops; drop++)
        {
            var (x, y, near) = (chance.Next(), chance.Next(), chance.Between(0.5, 1.2));
            var fall = (y * 1.3) + (speed * near * seconds);
            var (turn, at) = (Math.Floor(fall / 1.3), (fall % 1.3) - 0.15);
            // Comes down elsewhere each time.
            var across = canvas.Aspect * (((x + (0.618 * turn)) % 1) + (0.05 * at));
            canvas.Stroke(across, at, across + (0.1 * length * near), at + (length * near), 0.005 * near, Ink.Hex("#cfd8e2"), strength * near);
        }
    }
}

/// <summary>Flakes that sink slowly and sway.</summary>
public sealed class Snowfall(Seed seed, int flakes = 120) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        var chance = seed.For("snow").Begin();
        for (var flake = 0; flake < flakes; flake++)
        {
            var (x, y, near, sway) = (chance.Next(), chance.Next(), chance.Between(0.5, 1.3), chance.Next());
            var at = (((y * 1.1) + (0.16 * near * seconds)) % 1.1) - 0.05;
            var across = canvas.Aspect * x + (0.03 * Math.Sin((2 * seconds) + (6.28 * sway)));
            canvas.Disc(across, at, 0.008 * near, Ink.White, 0.9);
        }
    }
}

/// <summary>A fire near by: flames of turning noise that climb, brightest at their foot.</summary>
public sealed class Blaze(Seed seed, double left = 0.3, double right = 0.7, double height = 0.6, double foot = 0.9) : IScene
{
    private readonly Noise _noise = new(seed.For("flames"), 4, 0.6);

    public void Paint(Canvas canvas, double seconds)
    {
        for (var y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            var up = (foot - ((y + 0.5) / canvas.Height)) / height;
            for (var x = 0; x < row.Length; x++)
            {
                var u = (x + 0.5) / canvas.Height;
                var side = Math.Abs((u / canvas.Aspect) - ((left + right) / 2)) / ((right - left) / 2);
                if (up < 0 || up > 1.3 || side > 1.2) continue;
                var heat = 1.15 - up - (0.7 * side * side) + (0.45 * _noise.At(5 * u, (5 * (y + 0.5) / canvas.Height) + (4 * seconds)));
                var glow = Math.Clamp(heat * 1.6, 0, 1);
                var flame = Ink.Hex("#a02808").Toward(Ink.Hex("#f08a1e"), Math.Clamp(1.6 * heat, 0, 1)).Toward(Ink.Hex("#ffe690"), Math.Clamp((2 * heat) - 0.9, 0, 1));
                row[x] = row[x].Toward(flame, glow);
            }
        }
    }
}

/// <summary>Lamp light that flickers over everything: light, and nothing that moves.</summary>
public sealed class Flicker(Seed seed, double amount = 0.12) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        var chance = seed.For("flicker", (int)Math.Round(seconds * 25)).Begin();
        canvas.Wash(Ink.Black, Math.Clamp(amount * chance.Next(), 0, 1));
    }
}

/// <summary>Leaves in many greens that sway to and fro, each patch in its own time.</summary>
public sealed class Leaves(Seed seed, double sway = 0.03, double period = 1.4) : IScene
{
    private readonly Noise _light = new(seed.For("light"), 6, 0.85);
    private readonly Noise _hue = new(seed.For("hue"), 5, 0.8);

    public void Paint(Canvas canvas, double seconds)
    {
        for (var y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var (u, v) = ((x + 0.5) / canvas.Height, (y + 0.5) / canvas.Height);
                u += sway * Math.Sin((2 * Math.PI * seconds / period) + (7 * v) + (5 * u));
                var shade = Math.Max(0.06, 0.28 + (0.2 * _light.At(4 * u, 4 * v)));
                var tint = _hue.At(4 * u, 4 * v);
                row[x] = new Ink((float)(shade * (0.75 + (0.15 * tint))), (float)(shade * 1.05), (float)(shade * (0.45 + (0.06 * tint))));
            }
        }
    }
}
