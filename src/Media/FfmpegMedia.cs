using System.Collections.Immutable;
using Cuewright.Engine;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Pipeline;
using Cuewright.Media.Decode;
using Cuewright.Media.Doctor;
using Cuewright.Media.Encode;
using Cuewright.Media.Probe;
using Cuewright.Media.Processes;

namespace Cuewright.Media;

/// <summary>Everything the engine asks of files, answered by ffmpeg. The programs are looked up when first needed.</summary>
public sealed class FfmpegMedia : IMedia
{
    private readonly Lazy<FfmpegTools> _tools;

    public FfmpegMedia()
        : this(Environment.GetEnvironmentVariable("PATH"))
    {
    }

    internal FfmpegMedia(string? searchPath) => _tools = new Lazy<FfmpegTools>(() => FfmpegTools.Find(searchPath));

    /// <summary>What can be delivered, by name.</summary>
    public static ImmutableArray<NamedFormat> Formats => KnownFormats.All;

    public static NamedFormat? FindFormat(string name) => KnownFormats.Find(name);

    public async Task<ClipInfo> ProbeAsync(string path, CancellationToken cancel) =>
        await new Prober(_tools.Value).ProbeAsync(path, cancel);

    public IAsyncEnumerable<PictureFrame> ReadFramesAsync(ClipInfo clip, ClipRange range, CancellationToken cancel) =>
        new FrameReader(_tools.Value).ReadAsync(clip, range, cancel);

    public IAsyncEnumerable<ReadOnlyMemory<float>> ListenAsync(ClipInfo clip, ClipRange range, CancellationToken cancel) =>
        new ListeningReader(_tools.Value).ReadAsync(clip, range, cancel);

    /// <summary>The sound of any file, at 48 kHz stereo; sample 0 is the first frame of its picture.</summary>
    public IAsyncEnumerable<SoundBlock> ReadSoundAsync(string path, CancellationToken cancel) =>
        new SoundReader(_tools.Value).ReadAsync(path, cancel);

    public IAsyncEnumerable<SoundBlock> ReadSoundAsync(ClipInfo clip, ClipRange range, CancellationToken cancel) =>
        new SoundReader(_tools.Value).ReadAsync(clip, range, cancel);

    /// <exception cref="RefusalException">There are no moving pictures in it.</exception>
    public async Task<ClipInfo> RequirePictureAsync(string path, CancellationToken cancel) =>
        await ProbeAsync(path, cancel) is { HasPicture: true } clip ? clip : throw new RefusalException(RefusalCode.NoPicture, $"'{path}' holds no moving pictures.");

    /// <summary>
    /// Joins clips of any size, rate and codec in their order to one small file for watching, every frame at its time and as
    /// long as all of them together.
    /// </summary>
    public async Task JoinAsync(IReadOnlyList<string> paths, string target, CancellationToken cancel)
    {
        var parts = new List<ClipInfo>();
        foreach (var path in paths) parts.Add(await RequirePictureAsync(path, cancel));

        var (exit, _) = await ToolProcess.RunAsync(_tools.Value, JoinCall.Of(parts, target), cancel);
        if (!exit.Succeeded) throw exit.Explain(RefusalCode.Unreadable, "The videos could not be joined");
    }

    /// <summary>The sound of a file that was delivered in this format, which it need not say itself.</summary>
    public IAsyncEnumerable<SoundBlock> ReadDeliveredAsync(string path, NamedFormat format, CancellationToken cancel) =>
        new SoundReader(_tools.Value).ReadOwnAsync(path, format.Written, cancel);

    public void RequireDeliverable(DeliveryOrder order)
    {
        _ = _tools.Value;
        SoundSink.FormatFor(order);
    }

    public bool HoldsPicture(DeliveryOrder order) => SoundSink.FormatFor(order).Picture is not null;

    public void RequireWritable(string? source, IEnumerable<string> paths) => OutputPlaces.Require(source, paths);

    public void RequireFolder(string path) => OutputPlaces.RequireFolder(path);

    public void MakeFolder(string path) => OutputPlaces.MakeFolder(path);

    public Task WriteFileAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        OutputFile.WriteAsync(path, bytes, cancel);

    public async Task<ISoundSink> OpenSinkAsync(DeliveryOrder order, CancellationToken cancel) =>
        await SoundSink.OpenAsync(_tools.Value, order, cancel);

    /// <summary>JPEG pictures of the frames at these times from the first frame, so many lines high.</summary>
    public async Task<ImmutableArray<byte[]>> ThumbnailsAsync(
        ClipInfo clip, IReadOnlyList<double> times, int height, CancellationToken cancel) =>
        await Thumbnails.ReadAsync(_tools.Value, clip, times, height, cancel);

    /// <summary>Draws an SVG of our own (not a user's) as a PNG file.</summary>
    public async Task RenderSvgAsync(string svg, string pngPath, CancellationToken cancel) =>
        await SvgPicture.WriteAsync(_tools.Value, svg, pngPath, cancel);

    /// <summary>What is installed and what is missing.</summary>
    public async Task<ToolReport> ExamineAsync(CancellationToken cancel) => await Examination.RunAsync(_tools.Value, cancel);
}
