using Cuewright.Engine.Seeds;

namespace Cuewright.Clips;

/// <summary>Sails that turn round a hub, without end.</summary>
public sealed class Mill(Ink ink, double turnsPerSecond, double x = 0.8, double length = 0.36) : IScene
{
    private const double HubY = 0.45;

    public void Paint(Canvas canvas, double seconds)
    {
        for (var sail = 0; sail < 4; sail++)
        {
            var angle = 2 * Math.PI * ((turnsPerSecond * seconds) + (sail / 4.0));
            var (dx, dy) = (Math.Cos(angle), Math.Sin(angle));
            canvas.Stroke(x + (0.06 * dx), HubY + (0.06 * dy), x + (length * dx), HubY + (length * dy), 0.07, ink);
        }
    }
}

/// <summary>Posts beside a way, that come toward us out of one point, larger and faster the nearer they are.</summary>
public sealed class Posts(Ink ink, double perSecond, int count = 10) : IScene
{
    private const double Horizon = 0.45;

    public void Paint(Canvas canvas, double seconds)
    {
        for (var post = 0; post < count; post++)
        {
            var depth = ((post / (double)count) + (perSecond * seconds)) % 1;
            var near = depth * depth * depth;
            foreach (var side in new[] { -1, 1 })
            {
                var x = (canvas.Aspect / 2) + (side * (0.03 + (1.3 * near)));
                canvas.Stroke(x, Horizon + (0.4 * near), x, Horizon - (0.25 * near), 0.08 * near, ink);
                canvas.Disc(x, Horizon - (0.25 * near), 0.06 * near, ink.Toward(Ink.White, 0.7));
            }
        }
    }
}

/// <summary>Trunks that pass, near ones faster and wider than those behind.</summary>
public sealed class Trunks(Ink ink, double speed) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        for (var row = 1; row <= 3; row++)
        {
            var (pitch, width, way) = (0.16 * row * row, 0.02 * row * row, speed * row / 3 * seconds);
            for (var trunk = (int)(way / pitch) - 1; (trunk * pitch) - way < canvas.Aspect + pitch; trunk++)
            {
                var x = (trunk * pitch) - way + (0.3 * pitch * Math.Sin(12.9 * trunk));
                canvas.Box(x - (width / 2), -0.1, x + (width / 2), 1.1, ink.Toward(Ink.White, 0.5 - (row / 6.0)));
            }
        }
    }
}

/// <summary>Birds that cross the picture, each with a beat of its wings.</summary>
public sealed class Flock(Seed seed, Ink ink, int count = 24) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        var chance = seed.Begin();
        for (var bird = 0; bird < count; bird++)
        {
            var (x, y, size, beat) = (chance.Between(-0.8, 1.7), chance.Next(), chance.Between(0.02, 0.06), chance.Next());
            var (atX, atY) = (x + ((0.3 + (8 * size)) * seconds), y - (0.1 * seconds));
            var lift = size * Math.Sin(2 * Math.PI * ((3 * seconds) + beat));
            canvas.Stroke(atX - size, atY - lift, atX, atY, 0.3 * size, ink);
            canvas.Stroke(atX, atY, atX + size, atY - lift, 0.3 * size, ink);
        }
    }
}

/// <summary>Short strokes of light that come and go where they lie, as on water or a wet street.</summary>
public sealed class Glitter(Seed seed, Ink ink, double top = 0.6, int count = 40) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        var chance = seed.Begin();
        for (var stroke = 0; stroke < count; stroke++)
        {
            var (x, y, phase, hertz) = (chance.Between(0, canvas.Aspect), chance.Between(top, 1), chance.Next(), chance.Between(0.3, 1.2));
            var light = Math.Sin(2 * Math.PI * ((hertz * seconds) + phase));
            canvas.Stroke(x - 0.05, y, x + 0.05 + (0.03 * seconds), y, 0.008, ink, Math.Max(0, 0.6 * light));
        }
    }
}
