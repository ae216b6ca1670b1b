using Cuewright.Engine.Seeds;

namespace Cuewright.Clips;

/// <summary>
/// How a ball bounces. Lengths in picture heights; a patterned ball has spots that turn with it, a soft one is flattened
/// by the floor, has a shadow and raises dust.
/// </summary>
public sealed record BallWay(
    double FirstContact = 0.8, double Radius = 0.09, double Keeps = 0.8, double Gravity = 2, double From = 0.35, double Drift = 0.05, bool Patterned = false,
    bool Soft = false);

/// <summary>A ball that falls, bounces and loses a little each time; every contact with the floor is an impact.</summary>
public sealed class BouncingBall(Ink ink, BallWay way) : IScene
{
    private const double Floor = 0.92;

    public BouncingBall(Ink ink)
        : this(ink, new BallWay())
    {
    }

    /// <summary>When a bounce would last less than this the ball stays on the floor: what rattles has no single strokes.</summary>
    private const double ShortestBounce = 0.3;

    public IEnumerable<double> Impacts => Contacts.Select(contact => contact.At);

    /// <summary>When it meets the floor, and how fast it leaves it again.</summary>
    private IEnumerable<(double At, double Speed)> Contacts
    {
        get
        {
            var (at, speed) = (way.FirstContact, way.FirstContact * way.Gravity);
            // One that loses nothing bounces on for ever.
            while (at < 1000)
            {
                speed *= way.Keeps;
                if (2 * speed / way.Gravity < ShortestBounce) speed = 0;
                yield return (at, speed);
                if (speed == 0) yield break;
                at += 2 * speed / way.Gravity;
            }
        }
    }

    public void Paint(Canvas canvas, double seconds)
    {
        var up = HeightAt(seconds);
        var (x, y) = (canvas.Aspect * (way.From + (way.Drift * seconds)), Floor - way.Radius - up);
        if (way.Soft)
        {
            PaintSoft(canvas, seconds, x, up);
            return;
        }

        canvas.Disc(x, y, way.Radius, ink);
        if (!way.Patterned) return;
        foreach (var turn in new[] { 0, 2.1, 4.2 })
        {
            var angle = turn + (3 * seconds);
            canvas.Disc(x + (0.55 * way.Radius * Math.Cos(angle)), y + (0.55 * way.Radius * Math.Sin(angle)), 0.25 * way.Radius, ink.Toward(Ink.Black, 0.7));
        }
    }

    private void PaintSoft(Canvas canvas, double seconds, double x, double up)
    {
        var (since, speed) = Contacts.TakeWhile(contact => contact.At <= seconds).Select(contact => (seconds - contact.At, contact.Speed)).LastOrDefault((10, 0));
        var flat = Math.Clamp(1 - (since / 0.1), 0, 1) * Math.Min(1, speed / 2);
        var (wide, high) = (way.Radius * (1 + (0.4 * flat)), way.Radius * (1 - (0.35 * flat)));
        canvas.Ellipse(x, Floor, way.Radius * (1 + (0.5 * up)), 0.02, Ink.Black, 0.4 / (1 + (2 * up)));
        canvas.Ellipse(x, Floor - high - up, wide, high, ink);
        canvas.Ellipse(x - (0.3 * wide), Floor - (1.3 * high) - up, 0.3 * wide, 0.25 * high, ink.Toward(Ink.White, 0.7));
        if (since > 0.5) return;
        for (var grain = -4; grain <= 4; grain++)
        {
            canvas.Disc(x + (grain * 0.03 * speed * (1 - Math.Exp(-6 * since))), Floor - (0.02 * speed * since), 0.012, ink.Toward(Ink.White, 0.6), 0.7 * (1 - (2 * since)));
        }
    }

    private double HeightAt(double seconds)
    {
        // The fall is the second half of a bounce that began as long before the clip.
        if (seconds < way.FirstContact) return way.Gravity / 2 * ((way.FirstContact * way.FirstContact) - (seconds * seconds));
        var (from, speed) = Contacts.TakeWhile(contact => contact.At <= seconds).Last();
        var since = seconds - from;
        return Math.Max(0, (speed * since) - (way.Gravity / 2 * since * since));
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
