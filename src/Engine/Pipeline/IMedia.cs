using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Pipeline;

/// <summary>What a media file says of itself. Width and height are as shown, after rotation.</summary>
public sealed record ClipInfo
{
    public required string Path { get; init; }

    /// <summary>From the first shown frame to the end of the last, or of the sound where there is no picture.</summary>
    public required double DurationSeconds { get; init; }

    public required bool HasPicture { get; init; }

    public required bool HasSound { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public FrameRate FrameRate { get; init; }

    /// <summary>Short name of the container (mp4, matroska, gif …) and the picture's codec.</summary>
    public required string Container { get; init; }

    public string PictureCodec { get; init; } = "";

    /// <summary>The file's own time stamp of the first frame; everything else counts from there.</summary>
    public double StartSeconds { get; init; }

    /// <summary>By how much a player turns the stored picture clockwise: 0, 90, 180 or 270.</summary>
    public int TurnDegrees { get; init; }
}

/// <summary>A stretch of a clip in seconds from its first frame.</summary>
public readonly record struct ClipRange(double StartSeconds, double DurationSeconds);

/// <summary>What to write. With a picture the sound is muxed under it (stream-copied where the container allows), otherwise it stands alone.</summary>
public sealed record DeliveryOrder
{
    /// <summary>The extension decides format and container unless a format is named.</summary>
    public required string OutputPath { get; init; }

    /// <summary>A name from the table of formats (mp3_44100_128, pcm_16000, wav …), which decides where the extension says nothing.</summary>
    public string? Format { get; init; }

    public required long LengthSamples { get; init; }

    /// <summary>The clip whose picture is kept, or null for sound alone.</summary>
    public ClipInfo? Picture { get; init; }

    /// <summary>Where the sound starts under the picture.</summary>
    public double OffsetSeconds { get; init; }

    public string? Title { get; init; }

    /// <summary>Spend more bits than usual: an encoder short of them throws single peaks up.</summary>
    public bool MoreBits { get; init; }
}

/// <summary>
/// Takes finished sound block by block. What is complete can be heard as a player decodes it, and is visible under its
/// final name only once it is published; Dispose without that leaves nothing behind.
/// </summary>
public interface ISoundSink : IAsyncDisposable
{
    /// <summary>True when what is read back is what was written; otherwise the encoder moves peaks.</summary>
    bool IsLossless { get; }

    ValueTask WriteAsync(ReadOnlyMemory<float> left, ReadOnlyMemory<float> right, CancellationToken cancel);

    Task CompleteAsync(CancellationToken cancel);

    /// <summary>The sound of the completed file, decoded.</summary>
    IAsyncEnumerable<SoundBlock> ReadBackAsync(CancellationToken cancel);

    void Publish();
}

/// <summary>A stretch of decoded stereo sound at 48 kHz; the buffers are overwritten by the next.</summary>
public readonly record struct SoundBlock(ReadOnlyMemory<float> Left, ReadOnlyMemory<float> Right);

/// <summary>The outside world of the flow: files that are read, looked at, heard and written. The Media project fills it with ffmpeg.</summary>
public interface IMedia
{
    Task<ClipInfo> ProbeAsync(string path, CancellationToken cancel);

    /// <summary>Every frame of the range at analysis size (about 160 wide), with its time from the start of the range.</summary>
    IAsyncEnumerable<PictureFrame> ReadFramesAsync(ClipInfo clip, ClipRange range, CancellationToken cancel);

    /// <summary>The clip's own sound over the range, mono at <see cref="SoundListener.Rate"/>; the buffer is overwritten by the next.</summary>
    /// <exception cref="RefusalException">There is sound, but nothing of it can be decoded.</exception>
    IAsyncEnumerable<ReadOnlyMemory<float>> ListenAsync(ClipInfo clip, ClipRange range, CancellationToken cancel);

    /// <summary>
    /// The clip's own sound over the range, stereo at our rate, for being heard: sample n sounds n samples after the picture's
    /// start of the range. It may end before the range does.
    /// </summary>
    /// <exception cref="RefusalException">There is none, or nothing of it can be decoded.</exception>
    IAsyncEnumerable<SoundBlock> ReadSoundAsync(ClipInfo clip, ClipRange range, CancellationToken cancel);

    /// <summary>Small JPEG pictures of the clip at these times from its first frame, so many lines high.</summary>
    Task<ImmutableArray<byte[]>> ThumbnailsAsync(ClipInfo clip, IReadOnlyList<double> times, int height, CancellationToken cancel);

    /// <summary>Draws an SVG of our own as a PNG file.</summary>
    Task RenderSvgAsync(string svg, string pngPath, CancellationToken cancel);

    /// <summary>Finds out before any work whether the order can be delivered: the format is known.</summary>
    /// <exception cref="RefusalException">It cannot.</exception>
    void RequireDeliverable(DeliveryOrder order);

    /// <summary>Whether what is ordered will be a picture with sound, not sound alone.</summary>
    bool HoldsPicture(DeliveryOrder order);

    /// <summary>Finds out before any work whether all files can be written: no two are the same, none is the source.</summary>
    /// <exception cref="RefusalException">They cannot.</exception>
    void RequireWritable(string? source, IEnumerable<string> paths);

    /// <summary>Finds out before any work whether files can be written into a folder that may have to be made first.</summary>
    /// <exception cref="RefusalException">They cannot.</exception>
    void RequireFolder(string path);

    void MakeFolder(string path);

    Task<ISoundSink> OpenSinkAsync(DeliveryOrder order, CancellationToken cancel);

    /// <summary>Writes a small file whole or not at all.</summary>
    Task WriteFileAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel);
}
