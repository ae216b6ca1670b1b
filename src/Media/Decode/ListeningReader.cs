using System.Globalization;
using System.Runtime.CompilerServices;
using Cuewright.Engine;
using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Pipeline;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Decode;

/// <summary>Streams the sound of a stretch of a clip for listening: mono at a low rate, beginning where the stretch begins.</summary>
internal sealed class ListeningReader(FfmpegTools tools)
{
    private const int BlockSamples = 4096;

    private static readonly TimeSpan WallTime = TimeSpan.FromHours(1);

    public async IAsyncEnumerable<ReadOnlyMemory<float>> ReadAsync(ClipInfo clip, ClipRange range, [EnumeratorCancellation] CancellationToken cancel)
    {
        var bytes = new byte[BlockSamples * sizeof(float)];
        var samples = new float[BlockSamples];
        var left = (long)(range.DurationSeconds * SoundListener.Rate);
        var any = false;
        await using var ffmpeg = ToolProcess.Start(tools, Call(clip, range), cancel);
        while (left > 0)
        {
            var count = await ffmpeg.Output.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, CancellationToken.None) / sizeof(float);
            cancel.ThrowIfCancellationRequested();
            if (count == 0) break;
            any = true;
            Buffer.BlockCopy(bytes, 0, samples, 0, count * sizeof(float));
            yield return samples.AsMemory(0, (int)Math.Min(count, left));
            left -= count;
        }

        if (any) yield break;
        // A track without a single packet is silent; one of which nothing could be decoded is broken, and ffmpeg says so.
        var exit = await ffmpeg.ExitAsync();
        if (!exit.Succeeded || exit.LastLine.Length > 0) throw exit.Explain(RefusalCode.Unreadable, $"No sound of '{clip.Path}' could be decoded");
    }

    /// <summary>
    /// Decoded from the beginning of the file even for a late stretch: that costs little, and seeking lands where the
    /// picture's index wants. Gaps are filled, so that sample n is heard n / rate seconds into the stretch.
    /// </summary>
    internal static ToolCall Call(ClipInfo clip, ClipRange range)
    {
        var first = (long)Math.Round((clip.StartSeconds + range.StartSeconds) * SoundListener.Rate);
        return new ToolCall
        {
            Tool = Tool.Ffmpeg,
            WallTime = WallTime,
            Arguments =
            [
                "-hide_banner", "-nostdin", "-nostats", "-v", "error", "-max_error_rate", "1", "-copyts",
                .. SourceFile.Guards,
                "-threads", "1", "-vn",
                "-i", SourceFile.Address(clip.Path),
                "-map", "0:a:0",
                // Channels are weighed so that their sum cannot overflow. Placed in a second step, where one rate goes in and
                // out: the resampler takes its first stamp in samples of what goes in.
                "-af", string.Create(CultureInfo.InvariantCulture,
                    $"aresample={SoundListener.Rate}:rematrix_maxval=1,aformat=channel_layouts=mono,aresample=async=1:first_pts={first}"),
                "-c:a", "pcm_f32le", "-f", "f32le", "pipe:1",
            ],
        };
    }
}
