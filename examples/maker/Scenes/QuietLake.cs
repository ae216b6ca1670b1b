using Cuewright.Clips;
using Cuewright.Engine.Seeds;

namespace Cuewright.Maker.Scenes;

/// <summary>A wide lake in late light; the camera draws back slowly, the ball lies in the grass.</summary>
internal sealed class QuietLake : IScene
{
    private const double Shore = 0.62;

    private static readonly (Func<double, double> Line, string Ink)[] Ridges =
    [
        (Land.Ridge("lake far", 0.47, 0.055, 0.9, true), "#b9b4d6"),
        (Land.Ridge("lake middle", 0.545, 0.04, 0.7, true), "#8a8fc0"),
        (Land.Ridge("lake near", 0.60, 0.022, 0.6), "#5d6ba3"),
    ];

    private readonly (double X, double Height, double Lean, double Phase)[] _grass;

    public QuietLake()
    {
        var chance = new Seed(5).For("grass").Begin();
        _grass = [.. Enumerable.Range(0, 240).Select(_ => (chance.Between(-0.1, 1.9), chance.Between(0.03, 0.12), chance.Between(-0.03, 0.03), chance.Between(0, 6)))];
    }

    public void Paint(Canvas canvas, double seconds)
    {
        var near = 1.12 - (0.10 * Land.Ease(seconds / 7));
        double Wide(double x) => ((x - (canvas.Aspect / 2)) / near) + (canvas.Aspect / 2);
        double Down(double y) => Shore + ((y - Shore) * near);
        canvas.Sky((0, Ink.Hex("#7fa8d8")), (0.3, Ink.Hex("#c9c3e6")), (0.52, Ink.Hex("#ffd9c7")), (Shore, Ink.Hex("#ffe9cf")), (1, Ink.Hex("#ffe9cf")));
        Land.Sun(canvas, 1.22, Down(0.36), 0.05 * near, Ink.Hex("#fffbe8"), Ink.Hex("#ffd08a"));
        foreach (var (line, ink) in Ridges) canvas.Hills(x => Down(line(Wide(x))), Ink.Hex(ink), Ink.Hex(ink).Toward(Ink.Hex("#ffe3d0"), 0.45), 0.16);
        canvas.Hills(_ => Shore, Ink.Hex("#e9cfd6"), Ink.Hex("#7d9bcb"), 0.3);
        Reflections(canvas, seconds, near, Wide);
        canvas.Hills(x => Down(0.885 + (0.035 * Math.Sin((1.7 * Wide(x)) + 2.2))), Ink.Hex("#5b7d4f"), Ink.Hex("#2e4a35"), 0.13);
        Land.Ball(canvas, (canvas.Aspect / 2) + ((0.36 - (canvas.Aspect / 2)) * near), Down(0.895), 0.034 * near);
        foreach (var (x, height, lean, phase) in _grass)
        {
            var root = (canvas.Aspect / 2) + ((x - (canvas.Aspect / 2)) * near);
            var sway = lean + (0.018 * Math.Sin((1.3 * seconds) + phase));
            canvas.Stroke(root, 1.02, root + sway, 1.0 - height, 0.004, Ink.Hex("#22392b"));
        }

        for (var bird = 0; bird < 2; bird++)
        {
            Land.Bird(canvas, 0.4 + (0.055 * seconds) + (0.07 * bird), 0.24 - (0.008 * seconds) + (0.03 * bird), 0.018, (1.1 * seconds) + (0.3 * bird), Ink.Hex("#4b5686"));
        }
    }

    /// <summary>The ridges upside down in the water, broken by slow lines of light.</summary>
    private static void Reflections(Canvas canvas, double seconds, double near, Func<double, double> wide)
    {
        var line = Ridges[1].Line;
        var water = Ink.Hex("#8d94c4");
        for (var column = 0; column < canvas.Width; column++)
        {
            var x = (column + 0.5) / canvas.Height;
            var depth = (Shore - line(wide(x))) * near * 0.9;
            for (var row = (int)(Shore * canvas.Height); row < canvas.Height; row++)
            {
                var below = (((row + 0.5) / canvas.Height) - Shore) + (0.003 * Math.Sin((60 * x) + (2 * seconds) + row));
                var cover = 0.5 * Math.Clamp(((depth - below) * canvas.Height / 6) + 0.5, 0, 1);
                if (cover <= 0) break;
                ref var pixel = ref canvas.Row(row)[column];
                pixel = pixel.Toward(water, cover);
            }
        }

        for (var glint = 0; glint < 40; glint++)
        {
            var depth = glint / 40.0;
            var y = Shore + 0.01 + (0.24 * depth * depth);
            var x = 1.22 + ((0.03 + (0.1 * depth)) * Math.Sin((2.399 * glint) + (0.5 * seconds)));
            canvas.Stroke(x - 0.02 - (0.03 * depth), y, x + 0.02 + (0.03 * depth), y, 0.002 + (0.003 * depth), Ink.Hex("#fff6df"), 0.35 + (0.3 * Math.Sin((1.9 * seconds) + (3.1 * glint))));
        }
    }
}
