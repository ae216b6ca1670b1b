using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Cuewright.Engine.Music;

/// <summary>
/// A chord as harmony books write it, independent of the key: degree against the parallel major scale in every mode
/// (A minor: i bIII iv V bVI bVII), upper case with a major third, lower case with a minor one, a suffix for the
/// colour, and after a slash the bass as a degree of the scale: "I", "bVImaj7", "V7sus4", "V/7" (first inversion),
/// "IV/1" (over the tonic).
/// </summary>
public readonly record struct RomanChord(string Symbol, int Root, ImmutableArray<int> Intervals, int Bass)
{
    private static readonly (string Numeral, int Semitones)[] Degrees =
        [("VII", 11), ("III", 4), ("VI", 9), ("IV", 5), ("II", 2), ("V", 7), ("I", 0)];

    private static readonly int[] MajorScale = [0, 2, 4, 5, 7, 9, 11];

    // 99 stands for the third that upper or lower case decides.
    private const int CasedThird = 99;

    private static readonly FrozenDictionary<string, int[]> Suffixes = new Dictionary<string, int[]>
    {
        [""] = [0, CasedThird, 7],
        ["5"] = [0, 7],
        ["6"] = [0, CasedThird, 7, 9],
        ["69"] = [0, CasedThird, 9, 14, 7],
        ["7"] = [0, CasedThird, 10, 7],
        ["maj7"] = [0, CasedThird, 11, 7],
        ["9"] = [0, CasedThird, 10, 14, 7],
        ["maj9"] = [0, CasedThird, 11, 14, 7],
        ["11"] = [0, CasedThird, 10, 14, 17],
        ["13"] = [0, CasedThird, 10, 21, 14],
        ["7b9"] = [0, CasedThird, 10, 13, 7],
        ["7#9"] = [0, CasedThird, 10, 15, 7],
        ["7b5"] = [0, CasedThird, 6, 10],
        ["maj7#11"] = [0, CasedThird, 11, 18, 7],
        ["add9"] = [0, CasedThird, 14, 7],
        ["sus2"] = [0, 2, 7],
        ["sus4"] = [0, 5, 7],
        ["7sus4"] = [0, 5, 10, 7],
        ["9sus4"] = [0, 5, 10, 14],
        ["dim"] = [0, 3, 6],
        ["dim7"] = [0, 3, 6, 9],
        ["aug"] = [0, 4, 8],
    }.ToFrozenDictionary();

    /// <summary>The chord in a key with this tonic.</summary>
    public Chord At(int tonic) =>
        new() { Root = Pitches.Class(tonic + Root), Bass = Pitches.Class(tonic + Bass), Intervals = Intervals, Symbol = Symbol };

    public static bool TryParse(string text, [NotNullWhen(true)] out RomanChord? chord)
    {
        chord = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var head = slash < 0 ? text : text[..slash];
        if (!TryReadDegree(head, out var root, out var minor, out var suffix) || !Suffixes.TryGetValue(suffix, out var shape)) return false;
        var bass = root;
        if (slash >= 0 && !TryReadBass(text[(slash + 1)..], out bass)) return false;
        chord = new RomanChord(text, root, [.. shape.Select(interval => interval == CasedThird ? minor ? 3 : 4 : interval)], bass);
        return true;
    }

    private static bool TryReadDegree(string text, out int semitones, out bool minor, out string suffix)
    {
        var alteration = ReadAlteration(ref text);
        foreach (var (numeral, degree) in Degrees)
        {
            minor = text.StartsWith(numeral.ToLowerInvariant(), StringComparison.Ordinal);
            if (!minor && !text.StartsWith(numeral, StringComparison.Ordinal)) continue;
            semitones = Pitches.Class(degree + alteration);
            suffix = text[numeral.Length..];
            return true;
        }

        (semitones, minor, suffix) = (0, false, "");
        return false;
    }

    private static bool TryReadBass(string text, out int semitones)
    {
        var alteration = ReadAlteration(ref text);
        var known = text.Length == 1 && text[0] is >= '1' and <= '7';
        semitones = known ? Pitches.Class(MajorScale[text[0] - '1'] + alteration) : 0;
        return known;
    }

    private static int ReadAlteration(ref string text)
    {
        if (text.Length == 0 || text[0] is not ('b' or '#')) return 0;
        var alteration = text[0] == 'b' ? -1 : 1;
        text = text[1..];
        return alteration;
    }
}
