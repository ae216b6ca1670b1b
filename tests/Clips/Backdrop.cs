using Cuewright.Engine.Seeds;

namespace Cuewright.Clips;

/// <summary>How a backdrop looks. Brightness and contrast 0 to 1; hue in turns.</summary>
public sealed record BackdropLook(double Brightness = 0.5, double Contrast = 0.5, double Hue = 0.1, double Saturation = 0.3, int Things = 24);

/// <summary>
/// A textured world of its own for every seed: clouds of noise with boxes and discs on it, wider than the picture and
/// mirrored at its ends, filmed by a camera.
/// </summary>
public sealed class Backdrop : IScene
{
    private const int TextureHeight = 216;
    private readonly Canvas _texture = new(2 * TextureHeight, TextureHeight);
    private readonly CameraMove _camera;

    public Backdrop(Seed seed, BackdropLook look, CameraMove? camera = null)
    {
        _camera = camera ?? CameraMoves.Still;
        var chance = seed.Begin();
        Cloud(chance, look);
        for (var i = 0; i < look.Things; i++)
        {
            var ink = Shade(look, chance.Between(-1, 1), look.Hue + chance.Between(-0.08, 0.08));
            var (x, y) = (chance.Between(0, _texture.Aspect), chance.Next());
            var (w, h) = (chance.Between(0.02, 0.16), chance.Between(0.02, 0.16));
            if (chance.Happens(0.5)) _texture.Box(x - w, y - h, x + w, y + h, ink);
            else _texture.Ellipse(x, y, w, h, ink);
        }
    }

    public void Paint(Canvas canvas, double seconds)
    {
        var pose = _camera(seconds);
        var scale = TextureHeight / (canvas.Height * pose.Zoom);
        for (var y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            var v = ((y + 0.5 - (canvas.Height / 2.0)) * scale) + ((0.5 + pose.Y) * TextureHeight);
            for (var x = 0; x < row.Length; x++)
            {
                var u = ((x + 0.5 - (canvas.Width / 2.0)) * scale) + ((1 + pose.X) * TextureHeight);
                row[x] = Sample(u - 0.5, v - 0.5);
            }
        }
    }

    private Ink Sample(double u, double v)
    {
        var (x, y) = ((int)Math.Floor(u), (int)Math.Floor(v));
        var (fx, fy) = ((float)(u - x), (float)(v - y));
        var (x0, x1) = (Mirror(x, _texture.Width), Mirror(x + 1, _texture.Width));
        var above = _texture.Row(Mirror(y, _texture.Height));
        var below = _texture.Row(Mirror(y + 1, _texture.Height));
        float Mix(float a, float b, float c, float d) => a + ((b - a) * fx) + ((c - a + ((d - c - b + a) * fx)) * fy);
        var (a, b, c, d) = (above[x0], above[x1], below[x0], below[x1]);
        return new Ink(Mix(a.R, b.R, c.R, d.R), Mix(a.G, b.G, c.G, d.G), Mix(a.B, b.B, c.B, d.B));
    }

    private static int Mirror(int at, int size)
    {
        var turn = ((at % (2 * size)) + (2 * size)) % (2 * size);
        return turn < size ? turn : (2 * size) - 1 - turn;
    }

    /// <summary>Waves of many directions and lengths, longer ones stronger.</summary>
    private void Cloud(Chance chance, BackdropLook look)
    {
        var waves = Enumerable.Range(1, 24)
            .Select(i => (X: chance.Between(-3, 3) * i, Y: chance.Between(-3, 3) * i, Phase: chance.Between(0, 6.28), Size: 1.0 / i)).ToArray();
        for (var y = 0; y < TextureHeight; y++)
        {
            var row = _texture.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var (u, v) = ((double)x / TextureHeight, (double)y / TextureHeight);
                var tone = waves.Sum(wave => wave.Size * Math.Sin((wave.X * u) + (wave.Y * v) + wave.Phase)) / 2;
                row[x] = Shade(look, tone, look.Hue + (0.03 * tone));
            }
        }
    }

    private static Ink Shade(BackdropLook look, double tone, double hue) =>
        Ink.Hsv((hue + 1) % 1, look.Saturation, Math.Clamp(look.Brightness + (tone * look.Contrast / 2), 0, 1));
}
