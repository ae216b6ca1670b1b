namespace Cuewright.Clips;

/// <summary>Something falls, lands and stays lying.</summary>
public sealed class FallingBox(Ink ink, double landing, double gravity = 4, double x = 0.8, double size = 0.16) : IScene
{
    private const double Floor = 0.9;

    /// <summary>Where it comes from: from above the picture.</summary>
    private const double Above = 1;

    public IEnumerable<double> Impacts => [landing];

    public void Paint(Canvas canvas, double seconds)
    {
        var fall = Math.Max(0, seconds - (landing - Math.Sqrt(2 * Above / gravity)));
        var bottom = Floor - Math.Max(0, Above - (gravity / 2 * fall * fall));
        canvas.Box(x - (size / 2), bottom - size, x + (size / 2), bottom, ink);
        canvas.Box(x - (size / 2), bottom - (0.6 * size), x + (size / 2), bottom - (0.4 * size), ink.Toward(Ink.White, 0.5));
    }
}

/// <summary>Something slides in at an even speed until a wall stops it.</summary>
public sealed class Slider(Ink ink, double stop, double speed, double y = 0.6, double size = 0.2, double wall = 1.2) : IScene
{
    public IEnumerable<double> Impacts => [stop];

    public void Paint(Canvas canvas, double seconds)
    {
        var right = wall - (speed * Math.Max(0, stop - seconds));
        canvas.Box(right - size, y - (size / 2), right, y + (size / 2), ink);
        canvas.Disc(right - (size / 2), y, size / 4, ink.Toward(Ink.Black, 0.5));
    }
}

/// <summary>A hammer on a handle: goes up slowly, comes down fast, springs back a little and rests until the next stroke.</summary>
public sealed class Hammer(Ink ink, double firstStrike, double every, double x = 0.4, double length = 0.5) : IScene
{
    private const double Lowest = 0.05;
    private const double Raised = 1.1;
    private const double StrokeSeconds = 0.22;
    private const double SpringSeconds = 0.16;

    public IEnumerable<double> Impacts => Enumerable.Range(0, 1000).Select(i => firstStrike + (i * every));

    public void Paint(Canvas canvas, double seconds)
    {
        var (pivotY, angle) = (0.78, AngleAt(seconds));
        var (headX, headY) = (x + (length * Math.Cos(angle)), pivotY - (length * Math.Sin(angle)));
        var (acrossX, acrossY) = (0.12 * Math.Sin(angle), 0.12 * Math.Cos(angle));
        canvas.Stroke(x, pivotY, headX, headY, 0.05, ink);
        canvas.Stroke(headX - acrossX, headY - acrossY, headX + acrossX, headY + acrossY, 0.1, ink.Toward(Ink.Black, 0.4));
    }

    private double AngleAt(double seconds)
    {
        var until = (firstStrike - seconds) % every;
        if (until < 0) until += every;
        var since = every - until;
        if (until < StrokeSeconds)
        {
            var part = 1 - (until / StrokeSeconds);
            return Raised + ((Lowest - Raised) * part * part);
        }

        if (seconds >= firstStrike && since < SpringSeconds)
        {
            var part = since / SpringSeconds;
            return Lowest + (0.15 * 4 * part * (1 - part));
        }

        var rise = Math.Clamp((since - SpringSeconds) / (every - SpringSeconds - StrokeSeconds), 0, 1);
        return Lowest + ((Raised - Lowest) * rise * rise * (3 - (2 * rise)));
    }
}

/// <summary>A weight on a string, swinging without end: it reverses, but never hard.</summary>
public sealed class Pendulum(Ink ink, double period, double swing = 0.7, double radius = 0.09) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        var angle = swing * Math.Sin(2 * Math.PI * seconds / period);
        var (x, y) = ((canvas.Aspect / 2) + (0.7 * Math.Sin(angle)), 0.05 + (0.7 * Math.Cos(angle)));
        canvas.Stroke(canvas.Aspect / 2, 0.05, x, y, 0.02, ink);
        canvas.Disc(x, y, radius, ink);
    }
}

/// <summary>Goes up and down as a wave does.</summary>
public sealed class Bobber(Ink ink, double period, double height = 0.5, double x = 0.9, double radius = 0.1) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        var y = 0.5 + (height / 2 * Math.Sin(2 * Math.PI * seconds / period));
        canvas.Disc(x, y, radius, ink);
        canvas.Disc(x - (radius / 3), y - (radius / 3), radius / 3, ink.Toward(Ink.White, 0.6));
    }
}

/// <summary>Someone who walks on the spot, the camera going along: two legs that swing, a step every so many seconds.</summary>
public sealed class Strider(Ink ink, double everySeconds) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        var (x, swing) = (canvas.Aspect / 2, 0.6 * Math.Sin(Math.PI * seconds / everySeconds));
        canvas.Disc(x, 0.18, 0.07, ink);
        canvas.Ellipse(x, 0.4, 0.07, 0.18, ink);
        foreach (var side in new[] { -1, 1 })
        {
            canvas.Stroke(x, 0.55, x + (0.38 * Math.Sin(side * swing)), 0.55 + (0.38 * Math.Cos(swing)), 0.06, ink);
        }
    }
}
