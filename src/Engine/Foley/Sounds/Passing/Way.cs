namespace Cuewright.Engine.Foley.Sounds.Passing;

/// <summary>A straight way past the listener; time 0 is when what passes is nearest.</summary>
internal readonly record struct Way(double MetresPerSecond, double Metres, double LengthMetres = 0)
{
    public const double SoundMetresPerSecond = 343;

    /// <summary>Of the listener's ears.</summary>
    private const double EarMetres = 1.6;

    /// <summary>
    /// When what is heard now was sent: e + r(e)/c = t with r² = d² + (v·e)², the earlier of its two solutions.
    /// </summary>
    public double SentAt(double heardAt)
    {
        const double c = SoundMetresPerSecond;
        var (v, half) = (MetresPerSecond, LengthMetres / 2 / MetresPerSecond);

        // While a long thing passes, something of it is always nearest.
        var plateau = Metres / c;
        if (heardAt >= plateau - half && heardAt <= plateau + half) return heardAt - plateau;
        var shift = heardAt < plateau ? -half : half;
        var t = heardAt - shift;
        var k = (c * c) - (v * v);
        var root = Math.Sqrt(Math.Max(0, (c * c * c * c * t * t) - (k * ((c * c * t * t) - (Metres * Metres)))));
        return (((c * c * t) - root) / k) + shift;
    }

    /// <summary>How far off it is then, and where: −1 before, 1 behind.</summary>
    public (double Metres, double Side) At(double sentAt)
    {
        var along = Math.Abs(sentAt * MetresPerSecond) - (LengthMetres / 2);
        var far = Math.Max(0, along) * Math.Sign(sentAt);
        var distance = Math.Sqrt((Metres * Metres) + (far * far));
        return (distance, far / distance);
    }

    /// <summary>How much later the ground's echo comes.</summary>
    public static double EchoSeconds(double metres, double height) => 2 * height * EarMetres / (metres * SoundMetresPerSecond);
}
