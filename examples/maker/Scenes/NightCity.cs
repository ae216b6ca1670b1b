using Cuewright.Clips;
using Cuewright.Engine.Seeds;

namespace Cuewright.Maker.Scenes;

/// <summary>Three rows of houses under the moon, the camera drifting past, a late train between them.</summary>
internal sealed class NightCity : IScene
{
    private sealed record House(double Left, double Width, double Top, Window[] Windows, double Mast);

    private readonly record struct Window(double X, double Y, Ink Ink, double SwitchAt);

    private readonly record struct Row(House[] Houses, Ink Ink, double Speed, double WindowSize);

    private static readonly Ink[] Lamps = [Ink.Hex("#ffd27a"), Ink.Hex("#ffb454"), Ink.Hex("#ffe8b8"), Ink.Hex("#9fd3ff")];

    private readonly Row[] _rows =
    [
        Build("far", Ink.Hex("#3b3a80"), 0.62, 0.13, 0.05, 0.007, 0.017, 0.2),
        Build("middle", Ink.Hex("#20245c"), 0.68, 0.18, 0.12, 0.010, 0.025, 0.26),
        Build("near", Ink.Hex("#0d1136"), 0.84, 0.14, 0.26, 0.015, 0.038, 0.28),
    ];

    private readonly (double X, double Y, double Size, double Phase)[] _stars;

    public NightCity()
    {
        var chance = new Seed(3).For("stars").Begin();
        _stars = [.. Enumerable.Range(0, 130).Select(_ => (chance.Between(0, 1.8), chance.Between(0, 0.6),
            chance.Between(0.0008, 0.0024), chance.Between(0, 6)))];
    }

    public void Paint(Canvas canvas, double seconds)
    {
        canvas.Sky((0, Ink.Hex("#0a1033")), (0.35, Ink.Hex("#1d2766")), (0.6, Ink.Hex("#5a4a9c")), (0.8, Ink.Hex("#b0699c")), (1, Ink.Hex("#b0699c")));
        foreach (var (x, y, size, phase) in _stars)
        {
            canvas.Disc(x - (0.008 * seconds), y, size, Ink.White, 0.55 + (0.4 * Math.Sin((2.2 * seconds) + phase)));
        }

        var moon = 1.32 - (0.012 * seconds);
        canvas.Glow(moon, 0.21, 0.2, Ink.Hex("#aab4ff") * 0.4);
        canvas.Disc(moon, 0.21, 0.075, Ink.Hex("#f3eeda"));
        canvas.Disc(moon - 0.02, 0.19, 0.016, Ink.Hex("#dcd3bd"));
        canvas.Disc(moon + 0.026, 0.225, 0.011, Ink.Hex("#dcd3bd"));
        canvas.Disc(moon + 0.004, 0.25, 0.008, Ink.Hex("#e2dac6"));
        Draw(canvas, _rows[0], seconds);
        Draw(canvas, _rows[1], seconds);
        Train(canvas, seconds);
        Draw(canvas, _rows[2], seconds);
    }

    private static Row Build(string name, Ink ink, double top, double spread, double speed, double window, double pitch, double lit)
    {
        var chance = new Seed(11).For(name).Begin();
        var houses = new List<House>();
        for (var left = -0.2; left < 3.4;)
        {
            var width = chance.Between(4, 9) * pitch * 1.2;
            var roof = top + chance.Between(-spread, spread * 0.6);
            var windows = new List<Window>();
            for (var y = roof + pitch; y < 1.02; y += pitch * 1.15)
            {
                for (var x = pitch * 0.8; x < width - (pitch * 0.5); x += pitch)
                {
                    if (!chance.Happens(lit)) continue;
                    windows.Add(new Window(x, y, chance.Pick(Lamps) * chance.Between(0.65, 1), chance.Happens(0.04) ? chance.Between(0.5, 3.6) : -1));
                }
            }

            houses.Add(new House(left, width, roof, [.. windows], chance.Happens(0.25) ? chance.Between(0.03, 0.08) : 0));
            left += width + (chance.Happens(0.3) ? chance.Between(0, pitch) : 0);
        }

        return new Row([.. houses], ink, speed, window);
    }

    private static void Draw(Canvas canvas, Row row, double seconds)
    {
        foreach (var house in row.Houses)
        {
            var left = house.Left - (row.Speed * seconds);
            if (left > canvas.Aspect || left + house.Width < 0) continue;
            canvas.Box(left, house.Top, left + house.Width, 1.1, row.Ink);
            if (house.Mast > 0)
            {
                var x = left + (house.Width / 2);
                canvas.Stroke(x, house.Top, x, house.Top - house.Mast, 0.004, row.Ink);
                canvas.Glow(x, house.Top - house.Mast, 0.006, Ink.Hex("#ff4d5a") * (0.5 + (0.5 * Math.Sin(4 * seconds))));
            }

            foreach (var window in house.Windows)
            {
                // A few are switched off while we pass.
                if (window.SwitchAt >= 0 && seconds > window.SwitchAt) continue;
                var x = left + window.X;
                canvas.Box(x, window.Y, x + row.WindowSize, window.Y + (row.WindowSize * 1.4), window.Ink);
            }
        }
    }

    private static void Train(Canvas canvas, double seconds)
    {
        const double Deck = 0.76;
        canvas.Box(-1, Deck, 3, Deck + 0.014, Ink.Hex("#0e1338"));
        for (var x = -(0.18 * seconds % 0.3); x < canvas.Aspect + 0.1; x += 0.3) canvas.Box(x, Deck, x + 0.02, 1.1, Ink.Hex("#0e1338"));
        var front = 2.3 - (0.95 * seconds);
        for (var car = 0; car < 5; car++)
        {
            var left = front + (car * 0.252);
            canvas.Box(left, Deck - 0.052, left + 0.245, Deck - 0.004, Ink.Hex("#28306e"));
            for (var i = 0; i < 7; i++) canvas.Box(left + 0.014 + (i * 0.032), Deck - 0.042, left + 0.036 + (i * 0.032), Deck - 0.022, Ink.Hex("#ffe2a0"));
        }

        canvas.Glow(front, Deck - 0.025, 0.03, Ink.Hex("#fff2c8"));
    }
}
