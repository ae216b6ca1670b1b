using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Clips;

/// <summary>
/// One shot each, over which large writing comes up, changes or goes. What comes up is a title, and none of it is a new shot.
/// </summary>
public static class TitleClips
{
    private const double From = 1.4;

    public static IEnumerable<string> Names => Families.Select(family => family.Name);

    /// <summary>The script, and the frame at which writing comes up; none where it only goes.</summary>
    public static (ClipScript Script, int? Title) Named(string name, Seed seed)
    {
        var own = seed.For(name);
        var (_, titled, make) = Families.Single(family => family.Name == name);
        var chance = own.For("rate").Begin();
        var rate = new FrameRate(chance.Happens(0.5) ? 25 : 30, 1);
        var scene = new Layers(make(own, chance));
        return (new ClipScript { Name = name, Seed = own, Rate = rate, Shots = [new ScriptShot(scene, (int)(3.6 * rate.PerSecond))] }, titled ? (int)Math.Ceiling((From * rate.PerSecond) - 1e-9) : null);
    }

    private static readonly (string Name, bool Titled, Func<Seed, Chance, IScene[]> Make)[] Families =
    [
        ("one line, sudden", true, (s, c) => [Behind(s, c, null), Line(s, c, 0)]),
        ("one line, fading in", true, (s, c) => [Behind(s, c, null), Line(s, c, c.Between(0.2, 0.6))]),
        ("one line on a soft backdrop", true, (s, c) => [Soft(c), Line(s, c, c.Happens(0.5) ? 0 : c.Between(0.2, 0.6))]),
        ("two lines", true, (s, c) => [Behind(s, c, null), .. Lines(s, c, c.Happens(0.5) ? 0 : c.Between(0.2, 0.6))]),
        ("two lines on a soft backdrop", true, (s, c) => [Soft(c), .. Lines(s, c, c.Happens(0.5) ? 0 : c.Between(0.2, 0.6))]),
        ("one line over a pan", true, (s, c) => [Behind(s, c, CameraMoves.Pan(c.Between(0.03, 0.12))), Line(s, c, c.Happens(0.5) ? 0 : c.Between(0.2, 0.6))]),
        ("one line over a walker", true, (s, c) => [Behind(s, c, null), new Walker(Ink.Hsv(c.Next(), 0.4, c.Between(0.2, 0.8)), 0.3, 0.4), Line(s, c, c.Happens(0.5) ? 0 : 0.4)]),
        ("bar across the picture", true, (s, c) => [Behind(s, c, null), new CaptionBar(From, c.Happens(0.5) ? 0 : 0.3), new Caption(s, From, 0, 0.88, 0.07, 26)]),
        ("writing that goes", false, (s, c) => [Behind(s, c, null), Line(s, c, 0, -1, From)]),
        ("writing that changes", true, (s, c) => [Behind(s, c, null), Line(s, c, 0, -1, From), Line(s.For("next"), c, 0, From)]),
    ];

    private static Caption Line(Seed seed, Chance chance, double over, double from = From, double until = double.PositiveInfinity) => Wide(seed, chance, over, chance.Between(0.35, 0.8), from, until);

    private static Caption[] Lines(Seed seed, Chance chance, double over)
    {
        var y = chance.Between(0.35, 0.6);
        return [Wide(seed, chance, over, y, From, double.PositiveInfinity), Wide(seed.For("below"), chance, over, y + 0.2, From, double.PositiveInfinity)];
    }

    /// <summary>60 to 90 % of the width of a wide picture.</summary>
    private static Caption Wide(Seed seed, Chance chance, double over, double y, double from, double until)
    {
        var size = chance.Between(0.08, 0.16);
        return new Caption(seed, from, over, y, size, (int)(chance.Between(0.6, 0.9) * 16 / 9 / (0.75 * size)), until);
    }

    private static Backdrop Behind(Seed seed, Chance chance, CameraMove? camera) =>
        new(seed, new BackdropLook(chance.Between(0.25, 0.5), chance.Between(0.2, 0.5), chance.Next(), chance.Between(0.1, 0.5), 12), camera);

    private static Gradient Soft(Chance chance)
    {
        var hue = chance.Next();
        return new Gradient(Ink.Hsv(hue, 0.5, chance.Between(0.1, 0.3)), Ink.Hsv(hue, 0.5, chance.Between(0.3, 0.6)));
    }

    private sealed class Gradient(Ink above, Ink below) : IScene
    {
        public void Paint(Canvas canvas, double seconds) => canvas.Sky((0, above), (1, below));
    }

    private sealed class CaptionBar(double from, double over) : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            if (seconds < from - 1e-9) return;
            canvas.Box(-0.1, 0.76, canvas.Aspect + 0.1, 0.94, Ink.Black, over == 0 ? 0.8 : 0.8 * Math.Clamp((seconds - from) / over, 0, 1));
        }
    }
}
