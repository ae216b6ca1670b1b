using System.Globalization;
using System.Text;
using Cuewright.Engine;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Encode;

/// <summary>
/// Turns an SVG that we drew into a PNG, with ffmpeg's librsvg decoder. Pictures inside it are data URIs: it comes through
/// a pipe and has no folder to look into.
/// </summary>
internal static class SvgPicture
{
    public static async Task WriteAsync(FfmpegTools tools, string svg, string pngPath, CancellationToken cancel)
    {
        var drawing = Encoding.UTF8.GetBytes(svg);
        using var file = OutputFile.Reserve(pngPath);
        var call = new ToolCall
        {
            Tool = Tool.Ffmpeg,
            WallTime = TimeSpan.FromMinutes(2),
            FileBytes = 1L << 30,
            Arguments =
            [
                "-hide_banner", "-nostdin", "-nostats", "-v", "error", "-y",
                // The whole drawing is one packet; without its size the demuxer would cut it into pieces.
                "-protocol_whitelist", "pipe", "-f", "svg_pipe",
                "-frame_size", drawing.Length.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0",
                "-frames:v", "1", "-c:v", "png", "-f", "image2pipe", "file:" + file.TemporaryPath,
            ],
        };
        var (exit, _) = await ToolProcess.RunAsync(tools, call, cancel, drawing);
        if (!exit.Succeeded) throw exit.Explain(RefusalCode.Unwritable, $"'{pngPath}' could not be drawn");
        file.Publish();
    }
}
