using System.Text.RegularExpressions;
using Cuewright.Engine;

namespace Cuewright.Media.Processes;

/// <summary>How a program ended, with the end of what it said.</summary>
internal sealed partial record ToolExit(int Code, string LastLine, string ErrorTail)
{
    public bool Succeeded => Code == 0;

    /// <summary>Ended by a signal from outside: ffmpeg itself says 255 when it was asked to stop, the system 128 and the signal.</summary>
    public bool WasStopped => Code is 255 or > 128;

    /// <summary>A picture was larger than <see cref="SourceFile.MostPixels"/>.</summary>
    public bool SawTooManyPixels => Says("exceeds specified max pixel count");

    /// <summary>Reads the failure of a program that was to read or write a file, in the user's terms.</summary>
    public Exception Explain(RefusalCode otherwise, string whatFailed)
    {
        var cause = new ToolFailedException(Code, ErrorTail);
        // Told to stop by the keyboard it says so only when it may say much; otherwise it just ends with 255.
        if (Says("received signal 2") || (Code == 255 && ErrorTail.Length == 0)) return new OperationCanceledException("ffmpeg was interrupted.", cause);
        const int killed = 128 + 9, terminated = 128 + 15;
        if (Code is killed or terminated || Says("received signal 15"))
        {
            return new RefusalException(RefusalCode.ToolKilled, $"{whatFailed}: ffmpeg was killed from outside.", cause);
        }

        if (Says("No space left on device") || Says("Disk quota exceeded"))
        {
            return new RefusalException(RefusalCode.DiskFull, $"{whatFailed}: the disk is full.", cause);
        }

        if (Says("File too large") || Code is 128 + 25)
        {
            return new RefusalException(RefusalCode.TooLarge, $"{whatFailed}: the file would grow beyond the limit set for it.", cause);
        }

        if (Says("Cannot allocate memory"))
        {
            return new RefusalException(RefusalCode.TooLarge,
                $"{whatFailed}: it needs more than the {ToolCall.MemoryBytes >> 30} GB of memory that ffmpeg is given.", cause);
        }

        if (SawTooManyPixels) return SourceFile.TooManyPixels(whatFailed, cause);

        if (Says("Unknown encoder") || Says("Unknown decoder"))
        {
            return new RefusalException(RefusalCode.MissingTool,
                $"{whatFailed}: the installed ffmpeg was built without a needed codec ({LastLine}).", cause);
        }

        if (Says("Unrecognized option") || Says("Option not found"))
        {
            return new RefusalException(RefusalCode.MissingTool, $"{whatFailed}: the installed ffmpeg is too old; 5.1 or newer is needed.", cause);
        }

        var words = Speaker().Replace(LastLine, "").TrimEnd('.');
        var said = words.Length == 0 ? "" : $" (ffmpeg: {words})";
        return new RefusalException(otherwise, $"{whatFailed}{said}.", cause);
    }

    /// <summary>Which of its parts says it, and where that lies in memory, is nobody's business: "[mov,mp4 @ 0x55d1e8] ".</summary>
    [GeneratedRegex(@"^(\[[^\]]* @ [^\]]*\] )+")]
    private static partial Regex Speaker();

    private bool Says(string words) => ErrorTail.Contains(words, StringComparison.Ordinal);
}

/// <summary>What lies behind a refusal that ffmpeg caused: its exit code and the end of its own words.</summary>
public sealed class ToolFailedException(int exitCode, string errorTail) : Exception($"ffmpeg ended with code {exitCode}: {errorTail}")
{
    public int ExitCode { get; } = exitCode;

    public string ErrorTail { get; } = errorTail;
}
