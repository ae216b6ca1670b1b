using Cuewright.Clips;
using Cuewright.Engine.Seeds;

namespace Cuewright.Maker;

/// <summary>Shapes that several scenes share.</summary>
internal static class Land
{
    /// <summary>A line of hills around a height: long waves and finer ones on them; sharp ones are folded into peaks.</summary>
    public static Func<double, double> Ridge(string name, double height, double relief, double length, bool sharp = false)
    {
        var chance = new Seed(7).For(name).Begin();
        var waves = Enumerable.Range(0, 5).Select(i => (
            Length: length / Math.Pow(1.9, i) * chance.Between(0.85, 1.15),
            Size: relief / Math.Pow(2.1, i),
            Phase: chance.Between(0, 2 * Math.PI))).ToArray();
        return x =>
        {
            var sum = 0.0;
            foreach (var (waveLength, size, phase) in waves)
            {
                var wave = Math.Sin((2 * Math.PI * x / waveLength) + phase);
                sum += size * (sharp ? 1 - (2 * Math.Abs(wave)) : wave);
            }

            return height - sum;
        };
    }

    /// <summary>A bird as two bent strokes; the beat moves the tips.</summary>
    public static void Bird(Canvas canvas, double x, double y, double span, double beat, Ink ink)
    {
        var tip = y - (span * 0.35 * Math.Sin(2 * Math.PI * beat));
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            canvas.Stroke(x, y, x + (side * span * 0.5), y - (span * 0.12) + ((tip - y) * 0.5), span * 0.09, ink);
            canvas.Stroke(x + (side * span * 0.5), y - (span * 0.12) + ((tip - y) * 0.5), x + (side * span), tip, span * 0.06, ink);
        }
    }

    /// <summary>The red ball with its highlight, squashed when it lies hard on the ground.</summary>
    public static void Ball(Canvas canvas, double x, double y, double radius, double squash = 0)
    {
        var (wide, high) = (radius * (1 + (0.35 * squash)), radius * (1 - (0.3 * squash)));
        canvas.Ellipse(x, y, wide, high, Ink.Hex("#c8283c"));
        canvas.Ellipse(x + (0.12 * wide), y + (0.16 * high), 0.8 * wide, 0.78 * high, Ink.Hex("#8f1531"), 0.35);
        canvas.Ellipse(x - (0.3 * wide), y - (0.36 * high), 0.34 * wide, 0.24 * high, Ink.Hex("#ffd9cf"), 0.75);
    }

    public static void Sun(Canvas canvas, double x, double y, double radius, Ink disc, Ink light)
    {
        canvas.Glow(x, y, radius * 6, light * 0.45);
        canvas.Glow(x, y, radius * 2.2, light * 0.75);
        canvas.Disc(x, y, radius, disc);
    }

    /// <summary>Slow in, slow out.</summary>
    public static double Ease(double part)
    {
        var t = Math.Clamp(part, 0, 1);
        return t * t * t * ((t * ((6 * t) - 15)) + 10);
    }
}
