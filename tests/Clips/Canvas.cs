using System.Runtime.InteropServices;

namespace Cuewright.Clips;

/// <summary>
/// A picture to draw on. Lengths are in picture heights: y runs from 0 (top) to 1, x from 0 to <see cref="Aspect"/>, so
/// that the same drawing fits any size. Edges are antialiased over one pixel.
/// </summary>
public sealed class Canvas(int width, int height)
{
    private readonly Ink[] _inks = new Ink[width * height];

    public int Width => width;

    public int Height => height;

    public double Aspect => (double)width / height;

    /// <summary>The pixels row by row.</summary>
    public Span<Ink> Inks => _inks;

    public Span<Ink> Row(int y) => _inks.AsSpan(y * width, width);

    public void Fill(Ink ink) => _inks.AsSpan().Fill(ink);

    /// <summary>Colours by height: each stop is a place (0 top, 1 bottom) and an ink.</summary>
    public void Sky(params ReadOnlySpan<(double Y, Ink Ink)> stops)
    {
        for (var y = 0; y < height; y++)
        {
            var at = (y + 0.5) / height;
            var i = 1;
            while (i < stops.Length - 1 && stops[i].Y < at) i++;
            var (above, below) = (stops[i - 1], stops[i]);
            Row(y).Fill(above.Ink.Toward(below.Ink, Math.Clamp((at - above.Y) / (below.Y - above.Y), 0, 1)));
        }
    }

    public void Disc(double x, double y, double radius, Ink ink, double opacity = 1) =>
        Ellipse(x, y, radius, radius, ink, opacity);

    public void Ellipse(double x, double y, double radiusX, double radiusY, Ink ink, double opacity = 1)
    {
        var edge = Math.Min(radiusX, radiusY) * height;
        Over(x - radiusX, y - radiusY, x + radiusX, y + radiusY, ink, (px, py) =>
        {
            var (dx, dy) = ((px - x) / radiusX, (py - y) / radiusY);
            return opacity * Math.Clamp(((1 - Math.Sqrt((dx * dx) + (dy * dy))) * edge) + 0.5, 0, 1);
        });
    }

    public void Box(double left, double top, double right, double bottom, Ink ink, double opacity = 1) =>
        Over(left, top, right, bottom, ink, (px, py) => opacity
            * Math.Clamp((Math.Min(px - left, right - px) * height) + 0.5, 0, 1)
            * Math.Clamp((Math.Min(py - top, bottom - py) * height) + 0.5, 0, 1));

    /// <summary>A straight stroke with round ends.</summary>
    public void Stroke(double x0, double y0, double x1, double y1, double thickness, Ink ink, double opacity = 1)
    {
        var (dx, dy) = (x1 - x0, y1 - y0);
        var squared = Math.Max(1e-12, (dx * dx) + (dy * dy));
        var half = thickness / 2;
        Over(Math.Min(x0, x1) - half, Math.Min(y0, y1) - half, Math.Max(x0, x1) + half, Math.Max(y0, y1) + half, ink, (px, py) =>
        {
            var along = Math.Clamp((((px - x0) * dx) + ((py - y0) * dy)) / squared, 0, 1);
            var (ox, oy) = (px - x0 - (along * dx), py - y0 - (along * dy));
            return opacity * Math.Clamp(((half - Math.Sqrt((ox * ox) + (oy * oy))) * height) + 0.5, 0, 1);
        });
    }

    /// <summary>A convex shape, its corners in clockwise order on screen.</summary>
    public void Shape(ReadOnlySpan<(double X, double Y)> corners, Ink ink, double opacity = 1)
    {
        var points = corners.ToArray();
        Over(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y), ink, (px, py) =>
        {
            var inside = double.MaxValue;
            for (var i = 0; i < points.Length; i++)
            {
                var (a, b) = (points[i], points[(i + 1) % points.Length]);
                var (ex, ey) = (b.X - a.X, b.Y - a.Y);
                inside = Math.Min(inside, ((ex * (py - a.Y)) - (ey * (px - a.X))) / Math.Sqrt((ex * ex) + (ey * ey)));
            }

            return opacity * Math.Clamp((inside * height) + 0.5, 0, 1);
        });
    }

    /// <summary>Everything below a line of hills, lighter toward its foot when a second ink is given.</summary>
    public void Hills(Func<double, double> top, Ink ink, Ink? foot = null, double footDepth = 1)
    {
        for (var x = 0; x < width; x++)
        {
            var edge = top((x + 0.5) / height) * height;
            for (var y = Math.Max(0, (int)Math.Floor(edge - 0.5)); y < height; y++)
            {
                var cover = Math.Clamp(y + 1 - edge, 0, 1);
                var deep = foot is null ? ink : ink.Toward(foot.Value, Math.Clamp((y - edge) / (footDepth * height), 0, 1));
                ref var pixel = ref _inks[(y * width) + x];
                pixel = pixel.Toward(deep, cover);
            }
        }
    }

    /// <summary>Light laid around a point, falling off like a bell and never brighter than white.</summary>
    public void Glow(double x, double y, double radius, Ink light)
    {
        var reach = 3 * radius;
        for (var py = Math.Max(0, (int)((y - reach) * height)); py < Math.Min(height, (int)((y + reach) * height) + 1); py++)
        {
            for (var px = Math.Max(0, (int)((x - reach) * height)); px < Math.Min(width, (int)((x + reach) * height) + 1); px++)
            {
                var (dx, dy) = ((((px + 0.5) / height) - x) / radius, (((py + 0.5) / height) - y) / radius);
                var distance = (dx * dx) + (dy * dy);
                if (distance > 9) continue;
                ref var pixel = ref _inks[(py * width) + px];
                var here = light * (Math.Exp(-distance) - 0.000123);
                pixel += new Ink(here.R * (1 - pixel.R), here.G * (1 - pixel.G), here.B * (1 - pixel.B));
            }
        }
    }

    /// <summary>Lays an even ink over the whole picture: fades, flashes, haze.</summary>
    public void Wash(Ink ink, double opacity)
    {
        foreach (ref var pixel in _inks.AsSpan()) pixel = pixel.Toward(ink, opacity);
    }

    /// <summary>Lays another picture of the same size over this one: dissolves.</summary>
    public void Lay(Canvas other, double opacity)
    {
        for (var i = 0; i < _inks.Length; i++) _inks[i] = _inks[i].Toward(other._inks[i], opacity);
    }

    /// <summary>Lays another picture over this one ahead of an edge that runs in a direction (in turns) and has passed some part of the way.</summary>
    public void Uncover(Canvas other, double turns, double part)
    {
        var (dx, dy) = (Math.Cos(2 * Math.PI * turns), Math.Sin(2 * Math.PI * turns));
        var reach = ((Math.Abs(dx) * Aspect) + Math.Abs(dy)) / 2;
        var edge = reach * ((2 * part) - 1);
        for (var i = 0; i < _inks.Length; i++)
        {
            var along = (dx * (((i % width) + 0.5 - (width / 2.0)) / height)) + (dy * (((i / width) + 0.5 - (height / 2.0)) / height));
            _inks[i] = _inks[i].Toward(other._inks[i], Math.Clamp(((along - edge) * height) + 0.5, 0, 1));
        }
    }

    /// <summary>The picture as packed bytes. An ordered dither of less than a level keeps wide gradients free of bands.</summary>
    public void Write(Span<byte> rgb)
    {
        var parts = MemoryMarshal.Cast<Ink, float>(_inks.AsSpan());
        for (var i = 0; i < parts.Length; i++)
        {
            var pixel = i / 3;
            var dither = Bayer[((pixel / width) & 3) * 4 | (pixel % width & 3)];
            rgb[i] = (byte)(Math.Clamp(parts[i], 0, 1) * 254.99f + dither);
        }
    }

    private static readonly float[] Bayer =
        [.. new[] { 0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5 }.Select(step => (step + 0.5f) / 16)];

    private void Over(double left, double top, double right, double bottom, Ink ink, Func<double, double, double> cover)
    {
        var (fromX, toX) = (Math.Max(0, (int)(left * height) - 1), Math.Min(width, (int)(right * height) + 2));
        var (fromY, toY) = (Math.Max(0, (int)(top * height) - 1), Math.Min(height, (int)(bottom * height) + 2));
        for (var y = fromY; y < toY; y++)
        {
            for (var x = fromX; x < toX; x++)
            {
                var covered = cover((x + 0.5) / height, (y + 0.5) / height);
                if (covered <= 0) continue;
                ref var pixel = ref _inks[(y * width) + x];
                pixel = pixel.Toward(ink, covered);
            }
        }
    }
}
