using System.Security.Cryptography;

namespace Cuewright.Delivery.Files;

/// <summary>The id of a kept file: 160 random bits as hex, so that to know one is to have been told it.</summary>
public static class FileId
{
    private const int Digits = 40;

    public static string New() => RandomNumberGenerator.GetHexString(Digits, lowercase: true);

    /// <summary>Ids become paths: whatever does not look exactly like one of ours names no file.</summary>
    public static bool IsOne(string? text) => text is { Length: Digits } && text.All(char.IsAsciiHexDigitLower);
}
