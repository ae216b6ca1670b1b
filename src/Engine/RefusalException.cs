namespace Cuewright.Engine;

/// <summary>Why a request cannot be served. Edges map each code once: to an exit code, to an HTTP status.</summary>
public enum RefusalCode
{
    BadOption,
    NotFound,
    Unreadable,
    NoPicture,
    NoSound,
    TooShort,
    TooLong,
    TooLarge,
    Unwritable,
    DiskFull,
    MissingTool,
    TimedOut,

    /// <summary>A program was ended by someone else: nothing is wrong with what was asked, and it may be tried again.</summary>
    ToolKilled,
}

/// <summary>
/// An expected failure, said in one sentence that names what is wrong and what is accepted. It is an exception, not a
/// value, because between the place that finds it and the edge that reports it no stage could do anything about it.
/// </summary>
public sealed class RefusalException(RefusalCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    public RefusalCode Code { get; } = code;

    /// <summary>How long the clip is, in seconds, where that is what is wrong.</summary>
    public double? ClipSeconds { get; init; }
}
