using Cuewright.Engine;

namespace Cuewright.Media.Processes;

internal enum Tool
{
    Ffmpeg,
    Ffprobe,
}

/// <summary>Where the programs lie. Looked up once; their absence is told before any work begins.</summary>
internal sealed record FfmpegTools
{
    public required string Ffmpeg { get; init; }

    public required string Ffprobe { get; init; }

    /// <summary>Sets the limits of a child before it starts; part of every Linux, absent elsewhere.</summary>
    public string? Prlimit { get; init; }

    public string PathOf(Tool tool) => tool == Tool.Ffmpeg ? Ffmpeg : Ffprobe;

    public static FfmpegTools Find(string? searchPath)
    {
        return new FfmpegTools
        {
            Ffmpeg = Locate("ffmpeg", searchPath) ?? throw Missing("ffmpeg"),
            Ffprobe = Locate("ffprobe", searchPath) ?? throw Missing("ffprobe"),
            Prlimit = Locate("prlimit", searchPath),
        };
    }

    private static string? Locate(string program, string? searchPath)
    {
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return (searchPath ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    private static RefusalException Missing(string program) => new(
        RefusalCode.MissingTool,
        $"The program {program} was not found on the PATH; it comes with the package ffmpeg (Debian: apt install ffmpeg).");
}
