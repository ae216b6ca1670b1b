using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Cuewright.Engine.Pipeline;

/// <summary>Whether the music is turned down where someone speaks: by so many decibels, or, without a number, until the speech stands clear of it.</summary>
public sealed record Duck(bool IsOn, double? Db = null)
{
    /// <summary>Less is no room, more is no music.</summary>
    public const double LeastDb = 3;
    public const double MostDb = 30;

    public static Duck On { get; } = new(true);

    public static Duck Off { get; } = new(false);

    public static string Accepted => string.Create(CultureInfo.InvariantCulture, $"on, off or a number of decibels from {LeastDb} to {MostDb}");

    public static bool TryParse(string text, [NotNullWhen(true)] out Duck? duck)
    {
        duck = text.ToLowerInvariant() switch
        {
            "on" => On,
            "off" => Off,
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var db) && db is >= LeastDb and <= MostDb => new Duck(true, db),
            _ => null,
        };
        return duck is not null;
    }
}
