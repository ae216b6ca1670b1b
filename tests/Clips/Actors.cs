using Cuewright.Engine.Seeds;

namespace Cuewright.Clips;

/// <summary>A ball that falls, bounces and loses a little each time; every contact with the floor is an impact.</summary>
public sealed class BouncingBall(Ink ink, double firstContact = 0.8, double radius = 0.09, double keeps = 0.8) : IScene
{
    private const double Floor = 0.92;
    private const double Gravity = 2.0;

    public IEnumerable<double> Impacts
    {
        get
        {
            var (at, speed) = (firstContact, firstContact * Gravity);
            while (speed > 0.25)
            {
                yield return at;
                speed *= keeps;
                at += 2 * speed / Gravity;
            }
        }
    }

    public void Paint(Canvas canvas, double seconds)
    {
        var (from, speed) = (-firstContact, firstContact * Gravity / keeps);
        // The fall is the second half of a bounce that began as long before the clip.
        foreach (var contact in Impacts)
        {
            if (contact > seconds) break;
            (from, speed) = (contact, speed * keeps);
        }

        var since = Math.Max(0, seconds - from);
        var up = from < 0
            ? Gravity / 2 * ((firstContact * firstContact) - (seconds * seconds))
            : Math.Max(0, (speed * keeps * since) - (Gravity / 2 * since * since));
        canvas.Disc(canvas.Aspect * (0.35 + (0.05 * seconds)), Floor - radius - up, radius, ink);
    }
}

/// <summary>A tall figure that walks through the picture; near ones fill most of it.</summary>
public sealed class Walker(Ink ink, double width, double speed, double start = -0.3) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        var x = start + (speed * seconds);
        canvas.Ellipse(x, 0.65, width / 2, 0.5, ink);
        canvas.Disc(x, 0.2, width / 4, ink.Toward(Ink.White, 0.3));
    }
}

/// <summary>Many small discs, each on its own straight way: a crowd, snow, birds.</summary>
public sealed class Swarm : IScene
{
    private readonly (double X, double Y, double SpeedX, double SpeedY, double Radius)[] _things;
    private readonly Ink _ink;

    public Swarm(Seed seed, int count, double speed, Ink ink, double radius = 0.03)
    {
        var chance = seed.Begin();
        _ink = ink;
        _things = [.. Enumerable.Range(0, count).Select(_ => (chance.Between(0, 2), chance.Next(),
            chance.Between(-speed, speed), chance.Between(-speed, speed), radius * chance.Between(0.5, 1.5)))];
    }

    public void Paint(Canvas canvas, double seconds)
    {
        foreach (var (x, y, speedX, speedY, radius) in _things)
        {
            canvas.Disc(Wrapped(x + (speedX * seconds), canvas.Aspect), Wrapped(y + (speedY * seconds), 1), radius, _ink);
        }
    }

    private static double Wrapped(double at, double size) => at - (size * Math.Floor(at / size));
}
