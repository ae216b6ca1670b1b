namespace Cuewright.Engine.Music;

/// <summary>Reads a key as people write it: "D minor", "F# major", "Bb dorian", "Cm", "A".</summary>
public static class WrittenKey
{
    private static readonly Dictionary<string, Mode> Modes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["major"] = Mode.Ionian,
        ["maj"] = Mode.Ionian,
        ["ionian"] = Mode.Ionian,
        ["minor"] = Mode.Aeolian,
        ["min"] = Mode.Aeolian,
        ["aeolian"] = Mode.Aeolian,
        ["harmonic minor"] = Mode.HarmonicMinor,
        ["lydian"] = Mode.Lydian,
        ["mixolydian"] = Mode.Mixolydian,
        ["dorian"] = Mode.Dorian,
        ["phrygian"] = Mode.Phrygian,
    };

    public static bool TryParse(string text, out Key key)
    {
        key = default;
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return false;
        var letter = "C D EF G A B".IndexOf(char.ToUpperInvariant(trimmed[0]), StringComparison.Ordinal);
        if (letter < 0 || trimmed[0] == ' ') return false;
        var rest = trimmed[1..];
        var shift = rest.StartsWith('#') || rest.StartsWith('♯') || rest.StartsWith(" sharp", StringComparison.OrdinalIgnoreCase) ? 1
            : rest.StartsWith('b') || rest.StartsWith('♭') || rest.StartsWith(" flat", StringComparison.OrdinalIgnoreCase) ? -1 : 0;
        if (shift != 0) rest = rest[(rest[0] == ' ' ? rest.Length >= 6 && rest[1] is 's' or 'S' ? 6 : 5 : 1)..];
        rest = rest.Trim();
        if (rest is "") key = new Key((letter + shift + 12) % 12, Mode.Ionian);
        else if (rest is "m") key = new Key((letter + shift + 12) % 12, Mode.Aeolian);
        else if (Modes.TryGetValue(rest, out var mode)) key = new Key((letter + shift + 12) % 12, mode);
        else return false;
        return true;
    }
}
