namespace Cuewright.Clips.Sights;

/// <summary>Ways that things go. Places in shares of width and height, speeds in these a second.</summary>
public static class Ways
{
    private const double ForEver = 30;

    /// <summary>Falls onto a floor and bounces until a bounce would take less than 0.3 s.</summary>
    public static Way Bounces(double first, double gravity, double keeps, double x, double drift = 0, double floor = 0.85)
    {
        var contacts = new List<(double At, double Speed)>();
        for (var (at, speed) = (first, first * gravity); at < ForEver;)
        {
            speed *= keeps;
            if (2 * speed / gravity < 0.3) speed = 0;
            contacts.Add((at, speed));
            if (speed == 0) break;
            at += 2 * speed / gravity;
        }

        return new Way(seconds => (x + (drift * seconds), floor - Height(seconds)), [.. contacts.Select(contact => Impact(contact.At, x + (drift * contact.At)))]);

        double Height(double seconds)
        {
            if (seconds < first) return gravity / 2 * ((first * first) - (seconds * seconds));
            var (from, speed) = contacts.Last(contact => contact.At <= seconds);
            var since = seconds - from;
            return Math.Max(0, (speed * since) - (gravity / 2 * since * since));
        }
    }

    /// <summary>To and fro between two walls, up and down between two more if it rises.</summary>
    public static Way Between(double left, double right, double speedX, double top, double bottom, double speedY, double phase = 0.3)
    {
        var sights = Turns(left, right, speedX).Concat(Turns(top, bottom, speedY)).Order().ToArray();
        // Two walls at once make one sound.
        var apart = sights.Where((at, i) => i == 0 || at - sights[i - 1] > 0.06);
        return new Way(At, [.. apart.Select(at => Impact(at, At(at).X))]);

        (double X, double Y) At(double seconds) => (Bent(left, right, speedX, seconds), Bent(top, bottom, speedY, seconds));

        double Bent(double low, double high, double speed, double seconds)
        {
            if (speed == 0) return low;
            var way = ((speed * seconds) + (phase * (high - low))) % (2 * (high - low));
            return low + (way < high - low ? way : (2 * (high - low)) - way);
        }

        IEnumerable<double> Turns(double low, double high, double speed)
        {
            for (var turn = 1; speed != 0 && turn < 100; turn++) yield return (turn - phase) * (high - low) / speed;
        }
    }

    /// <summary>Falls from above the picture, lands and lies.</summary>
    public static Way Lands(double landing, double gravity, double x, double floor = 0.85) =>
        new(seconds => (x, floor - Math.Max(0, 1.2 - (gravity / 2 * Math.Pow(Math.Max(0, seconds - landing + Math.Sqrt(2.4 / gravity)), 2)))), [Impact(landing, x)]);

    /// <summary>Goes evenly and is stopped dead.</summary>
    public static Way Stops(double at, double x, double y, double speedX, double speedY = 0) =>
        new(seconds => (x - (speedX * Math.Max(0, at - seconds)), y - (speedY * Math.Max(0, at - seconds))), [Impact(at, x)]);

    /// <summary>Lies until it is struck, then goes evenly. What struck it makes the sound.</summary>
    public static Way Struck(double at, double x, double y, double speedX) => new(seconds => (x + (speedX * Math.Max(0, seconds - at)), y), []);

    /// <summary>Goes evenly, strikes and goes back more slowly.</summary>
    public static Way Rebounds(double at, double x, double y, double speedX, double keeps) =>
        new(seconds => (x + (speedX * (seconds < at ? seconds - at : -keeps * (seconds - at))), y), [Impact(at, x)]);

    /// <summary>Down onto something and up again, every so many seconds: a fist, a hammer, a stamp.</summary>
    public static Way Strikes(double first, double every, double x, double low, double high, double downSeconds = 0.16)
    {
        return new Way(seconds =>
        {
            var until = (first - seconds) % every;
            if (until < 0) until += every;
            var part = until < downSeconds ? Math.Pow(1 - (until / downSeconds), 2) : 1 - Eased((every - until) / (every - downSeconds));
            return (x, high + ((low - high) * part));
        }, [.. Enumerable.Range(0, 40).Select(i => Impact(first + (i * every), x))]);
    }

    /// <summary>Swings without end and never hard.</summary>
    public static Way Swings(double period, double middle, double wide, double y, double high) =>
        new(seconds => (middle + (wide * Math.Sin(2 * Math.PI * seconds / period)), y + (high * Math.Cos(4 * Math.PI * seconds / period))), []);

    /// <summary>Crosses the picture evenly; heard when it is nearest, in the middle.</summary>
    public static Way Crosses(double from, double over, bool toRight, double y, double rise = 0, double beyond = 0.15, bool isHeard = true)
    {
        var (start, end) = toRight ? (-beyond, 1 + beyond) : (1 + beyond, -beyond);
        var sights = isHeard ? new[] { new TrueSight(from + (over / 2), SightKind.Whoosh, toRight ? -1 : 1, toRight ? 1 : -1) } : [];
        return new Way(seconds =>
        {
            var part = Math.Clamp((seconds - from) / over, 0, 1);
            return (start + ((end - start) * part), y - (rise * part));
        }, sights);
    }

    /// <summary>Swung from one place to another and softly stopped; heard when it is fastest.</summary>
    public static Way Swung(double from, double over, double x0, double y0, double x1, double y1, double again = 100)
    {
        var sights = Enumerable.Range(0, 20).Where(i => i == 0 || again < 100).Select(i => new TrueSight(
            from + (i * again) + (over / 2), SightKind.Whoosh, (2 * (i % 2 == 0 ? x0 : x1)) - 1, (2 * (i % 2 == 0 ? x1 : x0)) - 1));
        return new Way(seconds =>
        {
            var turn = Math.Max(0, (int)Math.Floor((seconds - from) / again));
            var part = Eased((seconds - from - (turn * again)) / over);
            if (turn % 2 == 1) part = 1 - part;
            return (x0 + ((x1 - x0) * part), y0 + ((y1 - y0) * part));
        }, [.. sights]);
    }

    public static double Eased(double part)
    {
        var t = Math.Clamp(part, 0, 1);
        return t * t * (3 - (2 * t));
    }

    private static TrueSight Impact(double seconds, double x) => new(seconds, SightKind.Impact, (2 * x) - 1);
}
