using System.Globalization;
using System.Text.Json.Serialization;

namespace Cuewright.Engine.Time;

/// <summary>Pictures per second as an exact fraction: 24000/1001, not 23.976.</summary>
public readonly record struct FrameRate
{
    public int Numerator { get; }

    public int Denominator { get; }

    [JsonConstructor]
    public FrameRate(int numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var divisor = Gcd(numerator, denominator);
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    [JsonIgnore]
    public double PerSecond => (double)Numerator / Denominator;

    [JsonIgnore]
    public double FrameSeconds => (double)Denominator / Numerator;

    /// <summary>Start of a frame. Only for constant rate; a clip's own frame times win where they are known.</summary>
    public double SecondsAt(long frame) => (double)frame * Denominator / Numerator;

    /// <summary>The frame on screen at a time; a hair (a thousandth of a frame) before its start counts as that frame.</summary>
    public long FrameAt(double seconds) => (long)Math.Floor((seconds * Numerator / Denominator) + 1e-3);

    /// <summary>Reads "25", "30000/1001" or "23.976" (decimal NTSC rates are recognised).</summary>
    public static bool TryParse(string? text, out FrameRate rate)
    {
        rate = default;
        var parts = (text ?? "").Split('/');
        if (parts.Length == 2)
        {
            if (!int.TryParse(parts[0], CultureInfo.InvariantCulture, out var n)
                || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var d) || n <= 0 || d <= 0)
            {
                return false;
            }

            rate = new FrameRate(n, d);
            return true;
        }

        if (!double.TryParse(text, CultureInfo.InvariantCulture, out var perSecond) || perSecond is not (> 0 and < 10_000))
        {
            return false;
        }

        rate = FromDouble(perSecond);
        return true;
    }

    public override string ToString() =>
        Denominator == 1 ? $"{Numerator}" : PerSecond.ToString("0.###", CultureInfo.InvariantCulture);

    private static FrameRate FromDouble(double perSecond)
    {
        var whole = (int)Math.Ceiling(perSecond);
        if (Math.Abs(perSecond - (whole * 1000.0 / 1001)) < 0.002) return new FrameRate(whole * 1000, 1001);
        return new FrameRate((int)Math.Round(perSecond * 1000), 1000);
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
