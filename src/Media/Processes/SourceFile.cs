using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine;

namespace Cuewright.Media.Processes;

/// <summary>How a user's file is named to ffmpeg, and what ffmpeg may do with it.</summary>
internal static class SourceFile
{
    /// <summary>Said in refusals.</summary>
    public const string Accepted = "mp4, mov, mkv, webm, avi, ts, mpg, flv, ogv, wmv, mxf or gif";

    // Containers only. Left out on purpose: playlists (hls, dash, concat, imf), image sequences and scripts, which open
    // further files by name, and demuxers that hardly anybody's clip needs.
    private const string Demuxers =
        "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,ogg,asf,mxf,dv,gif,apng,"
        + "wav,w64,aiff,mp3,flac,aac,ac3";

    /// <summary>Twice an 8K picture. A few packed kilobytes can claim a hundred times that, and a decoder holds several at once.</summary>
    public const int MostPixels = 1 << 26;

    /// <summary>
    /// The options that stand before every user's file. AVI stores no presentation times; genpts works them out, and
    /// all readers of a file must see the same.
    /// </summary>
    public static ImmutableArray<string> Guards { get; } =
    [
        "-protocol_whitelist", "file,pipe", "-format_whitelist", Demuxers, "-fflags", "+genpts",
        "-max_pixels", MostPixels.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>With scheme and from the root, so that no name can pass for an option, a protocol or a pattern.</summary>
    public static string Address(string path) => "file:" + Path.GetFullPath(path);

    public static RefusalException TooManyPixels(string whatFailed, Exception? cause = null) =>
        new(RefusalCode.TooLarge, $"{whatFailed}: its pictures have more than the {MostPixels / 1_000_000} million pixels that are taken.", cause);

    /// <summary>What can be said without ffmpeg.</summary>
    public static void Check(string path)
    {
        if (path.Length == 0 || path.Contains('\0')) throw new RefusalException(RefusalCode.NotFound, "No file was named.");
        if (Directory.Exists(path)) throw new RefusalException(RefusalCode.Unreadable, $"'{path}' is a folder; a file was expected.");
        var file = new FileInfo(path);
        if (!file.Exists) throw new RefusalException(RefusalCode.NotFound, $"There is no file '{path}'.");
        // Pipes and devices say 0 too, before anything could block on opening them.
        if (file.Length == 0) throw new RefusalException(RefusalCode.Unreadable, $"'{path}' is empty; accepted is {Accepted}.");
        try
        {
            file.OpenRead().Dispose();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new RefusalException(RefusalCode.Unreadable, $"'{path}' may not be read: {e.Message}", e);
        }
    }
}
