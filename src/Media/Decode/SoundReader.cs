using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Time;
using Cuewright.Media.Encode;
using Cuewright.Media.Probe;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Decode;

/// <summary>Streams the sound of a file as planar stereo at our rate. Sample 0 is the first frame of the picture where there is one.</summary>
internal sealed class SoundReader(FfmpegTools tools)
{
    private const int BlockSamples = 4096;

    private static readonly TimeSpan WallTime = TimeSpan.FromHours(1);

    public async IAsyncEnumerable<SoundBlock> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        var report = await new Prober(tools).ReportAsync(path, cancel);
        if (report.Sound is not { } sound) throw new RefusalException(RefusalCode.NoSound, $"'{path}' holds no sound.");
        await foreach (var block in RunAsync(path, Call(path, sound.Channels, StartSeconds(report, sound)), mayBeEmpty: false, cancel)) yield return block;
    }

    /// <summary>
    /// The clip's sound from where a stretch of it begins, to its end at most. Decoded from the beginning of the file even
    /// for a late stretch: that costs little, and seeking would land where the picture's index wants.
    /// </summary>
    public async IAsyncEnumerable<SoundBlock> ReadAsync(ClipInfo clip, ClipRange range, [EnumeratorCancellation] CancellationToken cancel)
    {
        var report = await new Prober(tools).ReportAsync(clip.Path, cancel);
        if (report.Sound is not { } sound) throw new RefusalException(RefusalCode.NoSound, $"'{clip.Path}' holds no sound.");
        var left = SampleClock.SamplesAt(range.DurationSeconds);
        await foreach (var block in RunAsync(clip.Path, Call(clip.Path, sound.Channels, clip.StartSeconds + range.StartSeconds), mayBeEmpty: true, cancel))
        {
            var count = (int)Math.Min(left, block.Left.Length);
            yield return new SoundBlock(block.Left[..count], block.Right[..count]);
            left -= count;
            if (left == 0) yield break;
        }
    }

    /// <summary>The sound of a file of our own, written in this format from its first sample on, so nothing need be asked first.</summary>
    public IAsyncEnumerable<SoundBlock> ReadOwnAsync(string path, DeliveryFormat format, CancellationToken cancel) =>
        RunAsync(path, Call(path, format.Channels, 0, format.IsHeaderless ? Described(format) : SourceFile.Guards), mayBeEmpty: false, cancel);

    private async IAsyncEnumerable<SoundBlock> RunAsync(string path, ToolCall call, bool mayBeEmpty, [EnumeratorCancellation] CancellationToken cancel)
    {
        var interleaved = new byte[BlockSamples * 2 * sizeof(float)];
        var left = new float[BlockSamples];
        var right = new float[BlockSamples];
        await using var ffmpeg = ToolProcess.Start(tools, call, cancel);
        var any = false;
        int count;
        while ((count = await ffmpeg.Output.ReadAtLeastAsync(interleaved, interleaved.Length, throwOnEndOfStream: false, CancellationToken.None)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            any = true;
            var samples = Deinterleave(interleaved.AsSpan(0, count), left, right);
            yield return new SoundBlock(left.AsMemory(0, samples), right.AsMemory(0, samples));
        }

        var exit = await ffmpeg.ExitAsync();
        // A track may be over before the stretch begins, or hold no packet; of one that is broken ffmpeg says so.
        var isSilent = mayBeEmpty && exit.Succeeded && exit.LastLine.Length == 0;
        // Damaged midway is worth what could be decoded; cut short by a kill it would pass for shorter than it is.
        if ((!any && !isSilent) || exit.WasStopped) throw exit.Explain(RefusalCode.Unreadable, $"No sound of '{path}' could be decoded");
    }

    // Times as they stand in the file: where the sound begins is told from the picture's, not from its own.
    internal static ToolCall Call(string path, int? channels, double startSeconds) => Call(path, channels, startSeconds, ["-copyts", .. SourceFile.Guards]);

    private static ToolCall Call(string path, int? channels, double startSeconds, ImmutableArray<string> inputOptions)
    {
        // Sound that begins before or after the picture is cut or led in with silence, and gaps inside it are filled: in a
        // second step, where one rate goes in and out, for the resampler takes its first stamp in samples of what goes in.
        var resample = string.Create(CultureInfo.InvariantCulture,
            $"aresample={SampleClock.Rate},aresample=async=1:first_pts={SampleClock.SamplesAt(startSeconds)}");
        // Left to itself ffmpeg plays mono 3 dB softer; players give both sides the whole of it. More channels are
        // folded by the usual weights, and float leaves room for the sum.
        var fold = channels == 1 ? "pan=stereo|c0=c0|c1=c0," : "";
        return new ToolCall
        {
            Tool = Tool.Ffmpeg,
            WallTime = WallTime,
            Arguments =
            [
                "-hide_banner", "-nostdin", "-nostats", "-v", "error", "-max_error_rate", "1",
                .. inputOptions,
                "-i", SourceFile.Address(path),
                "-map", "0:a:0", "-af", fold + resample,
                "-ac", "2", "-c:a", "pcm_f32le", "-f", "f32le", "pipe:1",
            ],
        };
    }

    /// <summary>What a file without a header does not say. The demuxer is named, so no other can be talked into reading it.</summary>
    private static ImmutableArray<string> Described(DeliveryFormat format) =>
    [
        "-protocol_whitelist", "file,pipe",
        "-f", format.Muxer,
        "-ar", format.Rate.ToString(CultureInfo.InvariantCulture),
        "-ac", format.Channels.ToString(CultureInfo.InvariantCulture),
    ];

    private static double StartSeconds(ProbeReport report, ProbeStream sound)
    {
        var first = report.Picture ?? sound;
        return Fraction.Parse(first.TimeBase)?.SecondsAt(first.StartStamp ?? 0) ?? 0;
    }

    private static int Deinterleave(ReadOnlySpan<byte> bytes, Span<float> left, Span<float> right)
    {
        var pairs = MemoryMarshal.Cast<byte, float>(bytes);
        var count = pairs.Length / 2;
        for (var i = 0; i < count; i++)
        {
            left[i] = pairs[2 * i];
            right[i] = pairs[(2 * i) + 1];
        }

        return count;
    }
}
