using System.Collections.Frozen;
using System.Globalization;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Foley.Words;

/// <summary>Numbers as digits and as words, with a unit that is written right behind: 3, 2.5, 10s, 0:05, three, half.</summary>
internal static class NumberWords
{
    /// <summary>Nobody means a number beyond this.</summary>
    private const double Most = 100_000;

    private static readonly Lazy<FrozenDictionary<string, double>> Known = new(() => DataFile.Read<Dictionary<string, double>>("numbers.yaml").ToFrozenDictionary());

    public static bool TryRead(string word, out double number, out Role? unit)
    {
        unit = null;
        if (Known.Value.TryGetValue(word, out number)) return true;
        if (word.Length > 1 && word[0] == 'x' && char.IsAsciiDigit(word[1]))
        {
            unit = Role.Times;
            word = word[1..];
        }

        if (!char.IsAsciiDigit(word[0])) return false;
        if (word.Contains(':'))
        {
            unit = Role.Seconds;
            return TryClock(word, out number);
        }

        var end = word.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var suffix = word[end..];
        if (!double.TryParse(word.AsSpan(0, end).ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) || number > Most) return false;
        if (suffix.Length == 0) return true;
        if (suffix == "ms")
        {
            (unit, number) = (Role.Seconds, number / 1000);
            return true;
        }

        if (!RoleWords.TryFind(suffix, out var role, out _) || role is not (Role.Seconds or Role.Minutes or Role.Times)) return false;
        unit = role;
        return true;
    }

    private static bool TryClock(string word, out double seconds)
    {
        seconds = 0;
        foreach (var part in word.Split(':'))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > Most) return false;
            seconds = (seconds * 60) + value;
        }

        return seconds <= Most;
    }
}
