using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Cuewright.Engine.Briefing;

/// <summary>Changes as people write them: "section=2", "part=drums:3", "lead=flute".</summary>
public static class WrittenChanges
{
    public const string RedoAccepted = "section=2 or part=drums, with another variant after a colon: section=2:3";
    public const string SwapAccepted = "a part and an instrument, like lead=flute";

    private const int MostVariants = 1000;
    private const int LongestName = 60;

    public static bool TryRedo(string text, [NotNullWhen(true)] out Redo? redo)
    {
        redo = null;
        if (Pair(text) is not var (what, which)) return false;
        var colon = which.LastIndexOf(':');
        var variant = 1;
        if (colon >= 0 && (!int.TryParse(which[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out variant) || variant is < 1 or > MostVariants)) return false;
        var name = (colon < 0 ? which : which[..colon]).Trim();
        redo = (what, name.Length > 0) switch
        {
            ("section", true) => new Redo { Section = name, Variant = variant },
            ("part", true) => new Redo { Part = name, Variant = variant },
            _ => null,
        };
        return redo is not null;
    }

    public static bool TrySwap(string text, [NotNullWhen(true)] out Swap? swap)
    {
        swap = Pair(text) is var (part, instrument) ? new Swap(part, instrument) : null;
        return swap is not null;
    }

    public static bool IsPart(string text) => text.Trim().Length is > 0 and <= LongestName;

    private static (string Left, string Right)? Pair(string text) =>
        text.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 and <= LongestName } left, { Length: > 0 and <= LongestName } right] ? (left, right) : null;
}
