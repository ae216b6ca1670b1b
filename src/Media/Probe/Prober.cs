using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Probe;

/// <summary>Asks ffprobe what a file holds.</summary>
internal sealed class Prober(FfmpegTools tools)
{
    /// <summary>Enough to open anything on a slow disk; reading every packet of a ten-minute clip takes a few seconds.</summary>
    private static readonly TimeSpan WallTime = TimeSpan.FromMinutes(2);

    /// <summary>Longer than any usual distance of key frames, so that the last packets are surely among those read.</summary>
    private const double TailSeconds = 10;

    /// <summary>No codec shows a frame earlier than so many that are stored before it.</summary>
    private const int HeadPackets = 32;

    public async Task<ClipInfo> ProbeAsync(string path, CancellationToken cancel)
    {
        var report = await ReportAsync(path, cancel);
        var packets = report.Picture is null ? null : await PicturePacketsAsync(path, report, cancel);
        var clip = ClipReading.Read(path, report, packets);
        if (clip is { HasPicture: false, HasSound: false })
        {
            throw new RefusalException(RefusalCode.Unreadable,
                $"'{path}' holds neither moving pictures nor sound that can be read; accepted is {SourceFile.Accepted}.");
        }

        return clip;
    }

    public async Task<ProbeReport> ReportAsync(string path, CancellationToken cancel)
    {
        SourceFile.Check(path);
        var question = Call(["-print_format", "json=c=1", "-show_entries", ProbeReport.Entries], path);
        var (exit, output) = await ToolProcess.RunAsync(tools, question, cancel);
        if (!exit.Succeeded) throw Unreadable(path, exit);
        try
        {
            var report = ProbeReport.Parse(output);
            // Their size may stand in the file, or be told by a decoder that has refused them.
            var isTooLarge = report.Picture is { } picture ? (long)picture.Width * picture.Height > SourceFile.MostPixels : exit.SawTooManyPixels;
            return isTooLarge ? throw SourceFile.TooManyPixels($"'{path}' cannot be watched") : report;
        }
        catch (JsonException e)
        {
            throw new RefusalException(RefusalCode.Unreadable, $"'{path}' describes itself in a way that cannot be read.", e);
        }
    }

    /// <summary>
    /// Where the first frame begins and the last one ends is nowhere written in most containers (the format's duration is
    /// that of its longest stream), so the first and the last packets are read. Where the file ends before the place it
    /// claims to, all of them are.
    /// </summary>
    private async Task<PacketSpan?> PicturePacketsAsync(string path, ProbeReport report, CancellationToken cancel)
    {
        var end = (ClipReading.Seconds(report.Format?.StartTime) ?? 0) + (ClipReading.Seconds(report.Format?.Duration) ?? 0);
        var tail = end - TailSeconds;
        if (tail > TailSeconds && Fraction.Parse(report.Picture?.TimeBase) is { } timeBase)
        {
            var ends = string.Create(CultureInfo.InvariantCulture, $"%+#{HeadPackets},{tail:0.######}%");
            if (await PacketsAsync(path, ["-read_intervals", ends], cancel) is { } span && timeBase.SecondsAt(span.End) > tail) return span;
        }

        return await PacketsAsync(path, [], cancel);
    }

    private async Task<PacketSpan?> PacketsAsync(string path, ImmutableArray<string> interval, CancellationToken cancel)
    {
        var (_, output) = await ToolProcess.RunAsync(tools,
            Call([.. interval, "-select_streams", "V:0", "-print_format", "compact=p=0", "-show_entries", PacketSpan.Entries], path), cancel);
        return PacketSpan.Parse(Encoding.UTF8.GetString(output));
    }

    private static ToolCall Call(ImmutableArray<string> question, string path) => new()
    {
        Tool = Tool.Ffprobe,
        Arguments = ["-hide_banner", "-v", "error", .. SourceFile.Guards, .. question, "-i", SourceFile.Address(path)],
        WallTime = WallTime,
    };

    private static Exception Unreadable(string path, ToolExit exit)
    {
        if (exit.ErrorTail.Contains("moov atom not found", StringComparison.Ordinal))
        {
            return exit.Explain(RefusalCode.Unreadable,
                $"'{path}' is not a complete mp4 or mov: the index is missing, as in a file cut short or one that only bears the name");
        }

        return exit.Explain(RefusalCode.Unreadable,
            $"'{path}' is not a video or sound file that can be read; accepted is {SourceFile.Accepted}");
    }
}
