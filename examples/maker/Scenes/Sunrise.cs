using Cuewright.Clips;

namespace Cuewright.Maker.Scenes;

/// <summary>The sun comes up behind five ridges while the camera pans along them; three birds cross.</summary>
internal sealed class Sunrise : IScene
{
    private static readonly (Func<double, double> Line, string Night, string Day, double Speed)[] Ridges =
    [
        (Land.Ridge("a", 0.60, 0.05, 0.9, true), "#8d5a86", "#f0a58c", 0.025),
        (Land.Ridge("b", 0.66, 0.06, 0.8, true), "#6f4679", "#d9807c", 0.05),
        (Land.Ridge("c", 0.74, 0.06, 0.9, true), "#4f3468", "#a95c72", 0.09),
        (Land.Ridge("d", 0.83, 0.05, 0.8), "#352452", "#6d3f62", 0.15),
        (Land.Ridge("e", 0.93, 0.045, 0.6), "#1d1536", "#34224a", 0.25),
    ];

    public void Paint(Canvas canvas, double seconds)
    {
        var day = Land.Ease(seconds / 4.4);
        Ink Mix(string night, string light) => Ink.Hex(night).Toward(Ink.Hex(light), day);
        canvas.Sky((0, Mix("#2a2a68", "#4f93cf")), (0.35, Mix("#714a86", "#a9c6dc")), (0.6, Mix("#e0736e", "#ffd7a0")), (0.8, Mix("#f79a5e", "#fff0c4")), (1, Mix("#f79a5e", "#fff0c4")));
        Land.Sun(canvas, 1.02 - (0.02 * seconds), 0.66 - (0.30 * day), 0.075, Ink.Hex("#fff6d8"), Ink.Hex("#ffb45c"));
        foreach (var (line, night, light, speed) in Ridges)
        {
            var offset = speed * seconds;
            canvas.Hills(x => line(x + offset), Mix(night, light), Mix(night, light).Toward(Ink.Hex("#ffc79a"), 0.35 * (0.4 + day)), 0.3);
        }

        for (var bird = 0; bird < 3; bird++)
        {
            var beat = (1.6 * seconds) + (0.23 * bird);
            Land.Bird(canvas, -0.1 + (0.34 * seconds) - (0.11 * bird), 0.33 + (0.045 * bird) - (0.02 * seconds), 0.03, beat, Ink.Hex("#2a1d3f"));
        }
    }
}
