using Cuewright.Clips;

namespace Cuewright.Maker.Scenes;

/// <summary>A red ball falls onto the sand, bounces on and comes to rest.</summary>
internal sealed class BallAtTheSea : IScene
{
    private const double Ground = 0.86;
    private const double Radius = 0.075;
    private const double Gravity = 3.4;
    private const double FirstContact = 0.8;
    private const double Keeps = 0.72;
    private const double LeastSpeed = 0.3;

    /// <summary>Contacts with the sand, with the speed the ball leaves it.</summary>
    private static readonly (double At, double Speed)[] Contacts = [.. Bounces()];

    public IEnumerable<double> Impacts => Contacts.Select(contact => contact.At);

    public void Paint(Canvas canvas, double seconds)
    {
        canvas.Sky((0, Ink.Hex("#5fb3d9")), (0.34, Ink.Hex("#bfe3e6")), (0.52, Ink.Hex("#fdf0cf")), (1, Ink.Hex("#fdf0cf")));
        Clouds(canvas, seconds);
        Sea(canvas, seconds);
        canvas.Hills(x => 0.735 + (0.012 * Math.Sin((3.1 * x) + 0.4)) + (0.006 * Math.Sin((1.6 * seconds) + (2 * x))), Ink.Hex("#fbf3df"));
        canvas.Hills(x => 0.75 + (0.012 * Math.Sin((3.1 * x) + 0.4)), Ink.Hex("#efc68d"), Ink.Hex("#dc9f5f"), 0.3);
        foreach (var (at, speed) in Contacts) Dust(canvas, PlaceAt(at), seconds - at, speed);
        var (height, squash) = HeightAt(seconds);
        var x = PlaceAt(seconds);
        canvas.Ellipse(x + 0.02, Ground + 0.01, Radius * (0.95 + (0.5 * height)), 0.018, Ink.Hex("#7a4a2a"), 0.5 / (1 + (2.5 * height)));
        Land.Ball(canvas, x, Ground - Radius - height + (0.3 * squash * Radius), Radius, squash);
    }

    private static IEnumerable<(double At, double Speed)> Bounces()
    {
        var (at, speed) = (FirstContact, FirstContact * Gravity);
        while (true)
        {
            speed *= Keeps;
            if (speed < LeastSpeed) yield break;
            yield return (at, speed);
            at += 2 * speed / Gravity;
        }
    }

    private static double PlaceAt(double seconds) => 0.4 + (0.95 * (1 - Math.Exp(-0.55 * seconds)));

    private static (double Height, double Squash) HeightAt(double seconds)
    {
        if (seconds < FirstContact) return (Gravity / 2 * ((FirstContact * FirstContact) - (seconds * seconds)), 0);
        var (at, speed) = Contacts.Last(contact => contact.At <= seconds);
        var since = seconds - at;
        var squash = Math.Max(0, 1 - (since / 0.09)) * speed / 2;
        return (Math.Max(0, (speed * since) - (Gravity / 2 * since * since)), squash);
    }

    private static void Dust(Canvas canvas, double x, double since, double speed)
    {
        if (since is < 0 or > 0.6) return;
        var spread = 1 - Math.Exp(-6 * since);
        for (var grain = -5; grain <= 5; grain++)
        {
            var (side, rise) = (grain * 0.022 * speed * spread, 0.02 * speed * spread * (1.2 - (0.18 * Math.Abs(grain))));
            canvas.Disc(x + side, Ground - Math.Max(0, rise - (0.08 * since * since)), 0.006 + (0.014 * spread), Ink.Hex("#f7dfb6"), 0.75 * (1 - (since / 0.6)));
        }
    }

    private static void Clouds(Canvas canvas, double seconds)
    {
        foreach (var (x, y, size) in (ReadOnlySpan<(double, double, double)>)[(0.3, 0.18, 0.07), (1.1, 0.12, 0.05), (1.55, 0.25, 0.08)])
        {
            for (var puff = -2; puff <= 2; puff++)
            {
                var radius = size * (1 - (0.22 * Math.Abs(puff)));
                canvas.Ellipse(x + (0.012 * seconds) + (puff * size * 0.8), y - (radius * 0.25), radius, radius * 0.55, Ink.White, 0.75);
            }
        }
    }

    private static void Sea(Canvas canvas, double seconds)
    {
        canvas.Hills(_ => 0.53, Ink.Hex("#2f8fae"), Ink.Hex("#7fd0cf"), 0.2);
        for (var line = 0; line < 26; line++)
        {
            var depth = line / 26.0;
            var y = 0.54 + (0.19 * depth * depth) + (0.004 * Math.Sin((1.3 * seconds) + line));
            var x = ((line * 0.397) + (0.03 * seconds * (1 + depth))) % 1.9;
            canvas.Stroke(x - 0.05 - (0.05 * depth), y, x + 0.05 + (0.06 * depth), y, 0.003 + (0.003 * depth), Ink.White, 0.35 + (0.2 * Math.Sin((2.1 * seconds) + (1.7 * line))));
        }
    }
}
