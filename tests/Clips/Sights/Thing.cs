namespace Cuewright.Clips.Sights;

public enum ThingShape
{
    Disc,
    Box,

    /// <summary>A disc with spots that turn as it goes.</summary>
    Spotted,

    /// <summary>A disc that shades from light to dark, with a shine on it.</summary>
    Shaded,
}

/// <summary>How a thing looks; its size (half its height) in picture heights.</summary>
public sealed record ThingLook(Ink Ink, double Size = 0.09, ThingShape Shape = ThingShape.Disc, double Stretch = 1);

/// <summary>Where the middle of a thing is at any time, in shares of the picture's width and height, and what would be heard of it.</summary>
public sealed record Way(Func<double, (double X, double Y)> At, IReadOnlyList<TrueSight> Sights);

/// <summary>A thing on its way.</summary>
public sealed class Thing(ThingLook look, Way way) : IScene
{
    public IEnumerable<TrueSight> Sights => way.Sights;

    public void Paint(Canvas canvas, double seconds)
    {
        var (part, y) = way.At(seconds);
        var (x, size, ink) = (part * canvas.Aspect, look.Size, look.Ink);
        switch (look.Shape)
        {
            case ThingShape.Box:
                canvas.Box(x - (size * look.Stretch), y - size, x + (size * look.Stretch), y + size, ink);
                canvas.Box(x - (size * look.Stretch), y - (0.2 * size), x + (size * look.Stretch), y + (0.2 * size), ink.Toward(Ink.White, 0.4));
                break;
            case ThingShape.Spotted:
                canvas.Disc(x, y, size, ink);
                foreach (var turn in new[] { 0, 2.1, 4.2 })
                {
                    var angle = turn + (3 * seconds);
                    canvas.Disc(x + (0.55 * size * Math.Cos(angle)), y + (0.55 * size * Math.Sin(angle)), 0.25 * size, ink.Toward(Ink.Black, 0.7));
                }

                break;
            case ThingShape.Shaded:
                for (var ring = 0; ring < 6; ring++) canvas.Disc(x - (0.06 * ring * size), y - (0.06 * ring * size), size * (1 - (0.15 * ring)), ink.Toward(Ink.White, 0.1 * ring));
                break;
            default:
                canvas.Ellipse(x, y, size * look.Stretch, size, ink);
                break;
        }
    }
}
