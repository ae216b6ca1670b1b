using System.Text;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Analysis.Plot;
using Cuewright.Engine.Analysis.Spotting;

namespace Cuewright.Engine.Pipeline;

/// <summary>Watches clips and draws what was seen.</summary>
public sealed class Viewing(IMedia media)
{
    private const int Thumbnails = 12;
    private const int ThumbnailLines = 120;

    /// <summary>Refuses names of any other kind before work is done.</summary>
    public static void RequireDrawable(string path)
    {
        if (!IsSvg(path) && !Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusalException(RefusalCode.BadOption, $"A plot is written as .png or .svg, not as '{Path.GetFileName(path)}'.");
        }
    }

    /// <summary>A clip and the whole of it, if it can be scored.</summary>
    public async Task<(ClipInfo Clip, ClipRange Range)> OpenAsync(string video, CancellationToken cancel)
    {
        var clip = await media.ProbeAsync(video, cancel);
        return (clip, Stretch.Of(clip, 0, null));
    }

    /// <summary>Watches a stretch of a clip and hears its sound meanwhile; a table is filled with the numbers of its frames.</summary>
    public async Task<ClipAnalysis> LookAsync(
        ClipInfo clip, ClipRange range, IProgress<StageProgress> progress, CancellationToken cancel, NumbersTable? numbers = null)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var hearing = Task.Run(() => HearAsync(clip, range, both.Token), CancellationToken.None);
        try
        {
            var seen = await WatchAsync(clip, range, progress, numbers, cancel);
            var (sound, words) = await hearing;
            return seen with { Sound = sound, Description = $"{seen.Description} {words}".TrimEnd() };
        }
        finally
        {
            // Nobody needs what is heard of a clip that cannot be seen.
            await both.CancelAsync();
            await Task.WhenAny(hearing);
        }
    }

    private async Task<ClipAnalysis> WatchAsync(
        ClipInfo clip, ClipRange range, IProgress<StageProgress> progress, NumbersTable? numbers, CancellationToken cancel)
    {
        var watcher = new ClipWatcher();
        await foreach (var frame in media.ReadFramesAsync(clip, range, cancel))
        {
            watcher.See(frame);
            if (frame.Index % 30 == 0) progress.Report(new StageProgress(Stage.Look, Math.Min(1, frame.Seconds / range.DurationSeconds), 0));
        }

        progress.Report(new StageProgress(Stage.Look, 1, 0));
        return watcher.Finish(new ClipFacts(clip.FrameRate, clip.Width, clip.Height, range.DurationSeconds), numbers);
    }

    /// <summary>A sound that cannot be read is no reason not to score the picture; it is said instead.</summary>
    private async Task<(SourceSound? Sound, string Words)> HearAsync(ClipInfo clip, ClipRange range, CancellationToken cancel)
    {
        if (!clip.HasSound) return (null, "");
        try
        {
            var listener = new SoundListener();
            await foreach (var block in media.ListenAsync(clip, range, cancel)) listener.Hear(block.Span);
            var sound = listener.Finish(range.DurationSeconds);
            return (sound, SoundWords.Of(sound, range.DurationSeconds));
        }
        catch (RefusalException)
        {
            return (null, SoundWords.Unreadable);
        }
    }

    /// <summary>
    /// Draws what was seen as .png or .svg, with the music below it where there is some; where there is none, with the form
    /// that music would have.
    /// </summary>
    public async Task DrawAsync(
        ClipInfo clip, ClipRange range, ClipAnalysis seen, Drawn? music, string path, CancellationToken cancel)
    {
        var times = Enumerable.Range(0, Thumbnails).Select(i => (i + 0.5) * range.DurationSeconds / Thumbnails).ToArray();
        var pictures = await media.ThumbnailsAsync(clip, [.. times.Select(time => range.StartSeconds + time)], ThumbnailLines, cancel);
        var matter = PlotMatters.Of(Path.GetFileName(clip.Path), seen, music) with
        {
            Thumbnails = [.. times.Zip(pictures, (time, picture) => new PlotThumbnail(time, $"data:image/jpeg;base64,{Convert.ToBase64String(picture)}"))],
        };
        var svg = TimelinePlot.Draw(seen, matter);
        if (IsSvg(path)) await media.WriteFileAsync(path, Encoding.UTF8.GetBytes(svg), cancel);
        else await media.RenderSvgAsync(svg, path, cancel);
    }

    private static bool IsSvg(string path) => Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase);
}
