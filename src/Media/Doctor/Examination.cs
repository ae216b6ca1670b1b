using System.Collections.Immutable;
using System.Text;
using Cuewright.Engine;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Doctor;

/// <summary>Asks ffmpeg what it is and can do.</summary>
internal static class Examination
{
    private static readonly ImmutableArray<string> Encoders =
        ["aac", "libmp3lame", "libopus", "flac", "pcm_s24le", "pcm_s16le", "libx264", "libvpx-vp9", "png", "mjpeg"];

    // librsvg is what the picture of an analysis is drawn with.
    private static readonly ImmutableArray<string> Decoders = ["h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "gif", "prores", "librsvg"];

    private static readonly ImmutableArray<string> Filters = ["scale", "transpose", "showinfo", "aresample", "pan"];

    public static async Task<ToolReport> RunAsync(FfmpegTools tools, CancellationToken cancel) => new()
    {
        FfmpegPath = tools.Ffmpeg,
        FfprobePath = tools.Ffprobe,
        LimitsEnforced = tools.Prlimit is not null,
        Version = Version(await AskAsync(tools, "-version", cancel)),
        MissingEncoders = Missing(Encoders, await AskAsync(tools, "-encoders", cancel)),
        MissingDecoders = Missing(Decoders, await AskAsync(tools, "-decoders", cancel)),
        MissingFilters = Missing(Filters, await AskAsync(tools, "-filters", cancel)),
    };

    /// <summary>"ffmpeg version 5.1.9-0+deb12u1 Copyright (c) …"</summary>
    internal static string Version(string answer)
    {
        var words = answer.Split(' ', 4);
        return words is ["ffmpeg", "version", var version, _] ? version : "unknown";
    }

    /// <summary>Each line of a list holds flags, a name and a description: " A..... aac   AAC (Advanced Audio Coding)".</summary>
    internal static ImmutableArray<string> Missing(ImmutableArray<string> needed, string list)
    {
        var present = list.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 1)
            .Select(words => words[1])
            .ToHashSet();
        return [.. needed.Where(name => !present.Contains(name))];
    }

    public static async Task<string> AskAsync(FfmpegTools tools, string question, CancellationToken cancel)
    {
        var call = new ToolCall { Tool = Tool.Ffmpeg, Arguments = ["-hide_banner", question], WallTime = TimeSpan.FromSeconds(30) };
        var (exit, output) = await ToolProcess.RunAsync(tools, call, cancel);
        if (!exit.Succeeded) throw exit.Explain(RefusalCode.MissingTool, $"{tools.Ffmpeg} does not run");
        return Encoding.UTF8.GetString(output);
    }
}
