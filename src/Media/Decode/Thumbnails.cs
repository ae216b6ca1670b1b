using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Decode;

/// <summary>Small JPEG pictures of single frames.</summary>
internal static class Thumbnails
{
    /// <summary>
    /// One short process a picture, two at a time: a single process would open the clip once for every time and hold
    /// all the decoders' frames at once, or decode the whole clip.
    /// </summary>
    public static async Task<ImmutableArray<byte[]>> ReadAsync(
        FfmpegTools tools, ClipInfo clip, IReadOnlyList<double> times, int height, CancellationToken cancel)
    {
        if (!clip.HasPicture) throw new RefusalException(RefusalCode.NoPicture, $"'{clip.Path}' holds no moving pictures.");
        var pictures = new byte[times.Count][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancel };
        await Parallel.ForAsync(0, times.Count, parallel, async (i, token) =>
        {
            pictures[i] = await ReadOneAsync(tools, clip, times[i], height, token);
        });
        return [.. pictures];
    }

    private static async Task<byte[]> ReadOneAsync(FfmpegTools tools, ClipInfo clip, double seconds, int height, CancellationToken cancel)
    {
        var last = Math.Max(0, clip.DurationSeconds - clip.FrameRate.FrameSeconds);
        var (exit, picture) = await ToolProcess.RunAsync(tools, Call(clip, Math.Clamp(seconds, 0, last), height), cancel);
        // Behind a damaged end there is no frame; the first one stands in.
        if (picture.Length == 0 && seconds > 0) return await ReadOneAsync(tools, clip, 0, height, cancel);
        return picture.Length > 0 ? picture : throw exit.Explain(RefusalCode.Unreadable, $"No frame of '{clip.Path}' could be decoded");
    }

    private static ToolCall Call(ClipInfo clip, double seconds, int height) => new()
    {
        Tool = Tool.Ffmpeg,
        WallTime = TimeSpan.FromMinutes(2),
        Arguments =
        [
            "-hide_banner", "-nostdin", "-nostats", "-v", "error",
            .. SourceFile.Guards,
            "-threads", "1", "-skip_loop_filter", "all", "-seek_timestamp", "1",
            "-ss", (clip.StartSeconds + seconds).ToString("0.######", CultureInfo.InvariantCulture),
            "-i", SourceFile.Address(clip.Path),
            "-map", "0:V:0", "-frames:v", "1",
            "-vf", string.Create(CultureInfo.InvariantCulture, $"scale={Width(clip, height)}:{height}:flags=area,setsar=1"),
            "-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p", "-f", "image2pipe", "pipe:1",
        ],
    };

    private static int Width(ClipInfo clip, int height) => Math.Max(2, (int)Math.Round((double)height * clip.Width / clip.Height / 2) * 2);
}
