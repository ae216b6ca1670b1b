using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Cuewright.Engine;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Pipeline;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Decode;

/// <summary>Streams the shown frames of a clip at analysis size with the file's own time stamps.</summary>
internal sealed class FrameReader(FfmpegTools tools, int mostFrames = FrameReader.MostFrames)
{
    private static readonly TimeSpan WallTime = TimeSpan.FromHours(1);

    /// <summary>Ten minutes at 240 a second. Tiny pictures at a made-up rate are many in a small file, and something is kept of each.</summary>
    private const int MostFrames = 144_000;

    /// <summary>Stamps are multiplied out of whole ticks; half of the finest usual tick (1/90000 s) tells neighbours apart.</summary>
    private const double HalfTick = 5e-6;

    public async IAsyncEnumerable<PictureFrame> ReadAsync(ClipInfo clip, ClipRange range, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!clip.HasPicture) throw new RefusalException(RefusalCode.NoPicture, $"'{clip.Path}' holds no moving pictures.");
        var size = AnalysisSize.Of(clip);
        var buffer = new byte[size.FrameBytes];
        var stamps = new FrameStamps();
        // Bounded by the pipe: ffmpeg waits before it prints the stamps of frames that nobody has taken yet.
        var times = Channel.CreateUnbounded<double?>();
        await using var ffmpeg = ToolProcess.Start(tools, Call(clip, range, size), cancel, line =>
        {
            if (stamps.TryRead(line, out var seconds)) times.Writer.TryWrite(seconds);
        });

        var index = 0;
        var waiting = false;
        var reachedEnd = false;
        var zero = clip.StartSeconds + range.StartSeconds;
        var previous = zero - clip.FrameRate.FrameSeconds;
        while (await ffmpeg.Output.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, CancellationToken.None) == buffer.Length)
        {
            cancel.ThrowIfCancellationRequested();
            var stamp = await StampAsync(ffmpeg, times.Reader) ?? previous + clip.FrameRate.FrameSeconds;
            previous = stamp;
            var seconds = stamp - zero;
            // Seeking lands on the key frame before the range.
            if (range.StartSeconds > 0 && seconds < -HalfTick)
            {
                waiting = true;
                continue;
            }

            if (seconds > range.DurationSeconds - HalfTick)
            {
                reachedEnd = true;
                break;
            }

            waiting = false;
            if (index == mostFrames) throw new RefusalException(RefusalCode.TooLarge, $"'{clip.Path}' shows more than {mostFrames} pictures; at most so many are watched.");
            yield return new PictureFrame(index++, seconds, size.Width, size.Height, buffer);
        }

        if (index > 0)
        {
            // A clip damaged midway is worth what could be decoded of it; one whose decoder was killed was not seen.
            if (!reachedEnd && await ffmpeg.ExitAsync() is { WasStopped: true } stopped) throw stopped.Explain(RefusalCode.Unreadable, $"'{clip.Path}' could not be watched to its end");
            yield break;
        }

        // The range lies inside the last, long frame, as at the end of a slow gif: that is what is seen there.
        if (waiting)
        {
            yield return new PictureFrame(0, 0, size.Width, size.Height, buffer);
            yield break;
        }

        // A clip damaged midway is worth what could be decoded of it; here nothing could.
        var exit = await ffmpeg.ExitAsync();
        throw exit.Explain(RefusalCode.Unreadable, $"No frame of '{clip.Path}' could be decoded");
    }

    private static async Task<double?> StampAsync(ToolProcess ffmpeg, ChannelReader<double?> stamps)
    {
        try
        {
            return await stamps.ReadAsync(ffmpeg.Stopped);
        }
        catch (OperationCanceledException)
        {
            // The limit or the user: the exit knows which.
            await ffmpeg.ExitAsync();
            throw;
        }
    }

    /// <summary>How often half the lines can go while each line of the result is still an average of three.</summary>
    private static int Halvings(int lines, int wanted)
    {
        var count = 0;
        for (; lines / 2 >= 3 * wanted; lines /= 2) count++;
        return count;
    }

    /// <summary>
    /// Measured on a minute of 1080p H.264 (two cores, decode + scale + pipe over plain decoding): area averaging without
    /// the loop filter costs 1.0 ×, with it 1.1 ×, bicubic 1.2 ×; fast_bilinear 0.9 ×, but it skips columns, and fine
    /// patterns flicker like motion. Blocks left unfiltered vanish in the averaging. Of a picture with many more lines than
    /// are wanted, every other line is passed over first, which costs nothing and spares half the averaging. Two threads
    /// keep 8K inside the memory limit and were as fast as more. A turned picture is turned after scaling, where it costs
    /// nothing.
    /// </summary>
    internal static ToolCall Call(ClipInfo clip, ClipRange range, AnalysisSize size)
    {
        var turned = clip.TurnDegrees is 90 or 270;
        var (width, height) = turned ? (size.Height, size.Width) : (size.Width, size.Height);
        var turn = clip.TurnDegrees switch
        {
            90 => "transpose=clock,",
            180 => "hflip,vflip,",
            270 => "transpose=cclock,",
            _ => "",
        };
        var thinned = string.Concat(Enumerable.Repeat("field=top,", Halvings(turned ? clip.Width : clip.Height, height)));
        return new ToolCall
        {
            Tool = Tool.Ffmpeg,
            WallTime = WallTime,
            Arguments =
            [
                "-hide_banner", "-nostdin", "-nostats", "-v", "info", "-max_error_rate", "1",
                // The stamps of the file itself: shifting them to zero would round them to microseconds.
                "-copyts",
                .. SourceFile.Guards,
                "-threads", "2", "-skip_loop_filter", "all", "-noautorotate",
                .. Seek(clip, range),
                "-i", SourceFile.Address(clip.Path),
                "-map", "0:V:0",
                "-vf", string.Create(CultureInfo.InvariantCulture, $"{thinned}scale={width}:{height}:flags=area,{turn}format=rgb24,showinfo=checksum=0"),
                "-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1",
            ],
        };
    }

    /// <summary>
    /// To the key frame before the range; the frames between are dropped here, by their exact stamps. Only where an
    /// index knows the key frames: elsewhere ffmpeg may land behind the start, so decoding begins with the file.
    /// </summary>
    private static ImmutableArray<string> Seek(ClipInfo clip, ClipRange range)
    {
        if (range.StartSeconds <= 0 || clip.Container is not ("mp4" or "matroska")) return [];
        var stamp = clip.StartSeconds + range.StartSeconds;
        return ["-noaccurate_seek", "-seek_timestamp", "1", "-ss", stamp.ToString("0.######", CultureInfo.InvariantCulture)];
    }
}
