using System.Globalization;
using System.Text;

namespace Cuewright.Delivery.Files;

/// <summary>
/// Makes a file name harmless for every system that may save it, and for who reads it in a list: no path, no control or
/// invisible characters, nothing that turns the direction of writing, nothing that Windows keeps for itself.
/// </summary>
public static class SafeName
{
    /// <summary>File systems end at 255 bytes; browsers append " (1)" and ".part" to what they save.</summary>
    private const int MostBytes = 150;

    private const int MostExtensionBytes = 16;
    private const string Nameless = "file";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    public static string Of(string? name)
    {
        var cleaned = new StringBuilder();
        foreach (var rune in LastSegment(name ?? "").EnumerateRunes()) Append(cleaned, rune);

        var text = cleaned.ToString().TrimStart('.', ' ').TrimEnd('.', ' ');
        if (text.Length == 0) return Nameless;
        return Shorten(IsDevice(text) ? "_" + text : text);
    }

    private static string LastSegment(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    private static void Append(StringBuilder cleaned, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                return;
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                if (cleaned.Length > 0 && cleaned[^1] != ' ') cleaned.Append(' ');
                return;
        }

        // Half a surrogate pair is read as the replacement character; it would look like damage in a name.
        if (rune == Rune.ReplacementChar || (rune.IsAscii && "<>:\"|?*".Contains((char)rune.Value))) cleaned.Append('_');
        else cleaned.Append(rune.ToString());
    }

    /// <summary>CON, NUL, COM1 … are devices on Windows, whatever extension follows.</summary>
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd();
        return Devices.Any(device => stem.StartsWith(device, StringComparison.OrdinalIgnoreCase) && stem.Length == device.Length + (device is "COM" or "LPT" ? 1 : 0));
    }

    /// <summary>The end of a name tells the program that opens it: what is cut is cut before it.</summary>
    private static string Shorten(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MostBytes) return name;
        var extension = Path.GetExtension(name);
        if (Encoding.UTF8.GetByteCount(extension) > MostExtensionBytes) extension = "";
        var room = MostBytes - Encoding.UTF8.GetByteCount(extension);
        var stem = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0) break;
            stem.Append(rune.ToString());
        }

        return stem.ToString().TrimEnd('.', ' ') + extension;
    }
}
