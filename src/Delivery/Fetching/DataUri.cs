using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Fetching;

/// <summary>Files that are written out in their own address (RFC 2397). They are large, so they are decoded piece by piece.</summary>
internal static class DataUri
{
    private const string Scheme = "data:";

    /// <summary>A multiple of four letters of base64, so that each piece stands for itself.</summary>
    private const int PieceLetters = 64 * 1024;

    public static bool IsOne(string address) => address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Decodes no further than to the limit.</summary>
    public static async Task<long> WriteAsync(string address, Stream target, long limit, CancellationToken cancel)
    {
        var comma = address.IndexOf(',');
        if (comma < 0) throw Broken("it has no comma before its data");
        var isBase64 = address.AsSpan(0, comma).TrimEnd().EndsWith(";base64", StringComparison.OrdinalIgnoreCase);
        var piece = new byte[PieceLetters];
        var at = comma + 1;
        long total = 0;
        while (at < address.Length)
        {
            var length = isBase64 ? DecodeBase64(piece, Fill(piece, address, ref at, skipSpace: true)) : Fill(piece, address, ref at, skipSpace: false);
            total += length;
            if (total > limit) throw new FileTooLargeException(limit);
            await Disk.WriteAsync(target, piece.AsMemory(0, length), cancel);
        }

        return total;
    }

    /// <summary>Takes the escapes out until the piece or the text is full.</summary>
    private static int Fill(Span<byte> piece, string text, ref int at, bool skipSpace)
    {
        var filled = 0;
        while (filled < piece.Length && at < text.Length)
        {
            var letter = Unescape(text, ref at);
            if (!skipSpace || letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) piece[filled++] = letter;
        }

        return filled;
    }

    private static byte Unescape(string text, ref int at)
    {
        var letter = text[at++];
        if (!char.IsAscii(letter)) throw Broken("it has letters outside ASCII");
        if (letter != '%') return (byte)letter;
        if (at + 2 > text.Length || !byte.TryParse(text.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped)) throw Broken("it has a % without two hex digits");
        at += 2;
        return escaped;
    }

    /// <summary>In place. Padding may be missing, and the alphabet for addresses is as good as the classic one.</summary>
    private static int DecodeBase64(Span<byte> piece, int filled)
    {
        var letters = piece[..filled];
        letters.Replace((byte)'-', (byte)'+');
        letters.Replace((byte)'_', (byte)'/');
        while (filled % 4 != 0) piece[filled++] = (byte)'=';
        return Base64.DecodeFromUtf8InPlace(piece[..filled], out var length) == OperationStatus.Done ? length : throw Broken("its base64 is damaged");
    }

    private static FetchException Broken(string why) => new(FetchFault.FetchFailed, $"The data address cannot be read: {why}.");
}
