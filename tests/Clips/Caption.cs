using Cuewright.Engine.Seeds;

namespace Cuewright.Clips;

/// <summary>A line of writing that comes up over the picture at a time, at once or fading in, and stays or goes at another.</summary>
public sealed class Caption(Seed seed, double from, double overSeconds = 0, double y = 0.75, double size = 0.1, int letters = 14,
    double until = double.PositiveInfinity) : IScene
{
    public void Paint(Canvas canvas, double seconds)
    {
        if (seconds < from - 1e-9 || seconds >= until - 1e-9) return;
        var opacity = overSeconds == 0 ? 1 : Math.Clamp((seconds - from) / overSeconds, 0, 1);
        var chance = seed.Begin();
        var step = 0.75 * size;
        var left = (canvas.Aspect - (letters * step)) / 2;
        for (var letter = 0; letter < letters; letter++)
        {
            var x = left + (letter * step);
            // Two or three strokes make something that looks like a letter from afar.
            canvas.Stroke(x, y, x, y - size, 0.16 * size, Ink.White, opacity);
            for (var i = 0; i < 2; i++)
            {
                canvas.Stroke(x, y - chance.Between(0, size), x + (0.45 * size), y - chance.Between(0, size), 0.16 * size, Ink.White, opacity);
            }
        }
    }
}
