using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Cues;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Pipeline;

/// <summary>The whole flow, from an order to finished files. Everything else (command line, server) is thin over it.</summary>
public sealed class Workshop(IMedia media, SoundFont bank)
{
    private readonly Palette _palette = Palette.Default;

    public async Task<JobResult> MakeAsync(ScoreOrder order, IProgress<StageProgress> progress, CancellationToken cancel)
    {
        var (clip, range) = await OpenAsync(order, cancel);
        for (var take = 0; take < order.Takes; take++) new Delivery(media, clip, order, take, progress).Require();
        var seen = clip is null ? null : await LookAsync(clip, range, progress, cancel);
        var takes = ImmutableArray.CreateBuilder<TakeResult>(order.Takes);
        for (var take = 0; take < order.Takes; take++)
        {
            takes.Add(await MakeTakeAsync(order, take, clip, seen, SampleClock.SamplesAt(range.DurationSeconds), progress, cancel));
        }

        return new JobResult(clip, seen, takes.MoveToImmutable());
    }

    /// <summary>Watches a stretch of a clip.</summary>
    public async Task<ClipAnalysis> LookAsync(ClipInfo clip, ClipRange range, IProgress<StageProgress> progress, CancellationToken cancel)
    {
        var watcher = new ClipWatcher();
        await foreach (var frame in media.ReadFramesAsync(clip, range, cancel))
        {
            watcher.See(frame);
            if (frame.Index % 30 == 0) progress.Report(new StageProgress(Stage.Look, Math.Min(1, frame.Seconds / range.DurationSeconds), 0));
        }

        progress.Report(new StageProgress(Stage.Look, 1, 0));
        return watcher.Finish(new ClipFacts(clip.FrameRate, clip.Width, clip.Height, range.DurationSeconds));
    }

    /// <summary>The clip and the stretch of it that is wanted; no clip when the order is words alone.</summary>
    public async Task<(ClipInfo? Clip, ClipRange Range)> OpenAsync(ScoreOrder order, CancellationToken cancel)
    {
        if (order.Video is null) return (null, new ClipRange(0, order.Duration ?? throw new ArgumentException("Words alone need a duration.")));
        var clip = await media.ProbeAsync(order.Video, cancel);
        return (clip, Stretch.Of(clip, order));
    }

    private async Task<TakeResult> MakeTakeAsync(
        ScoreOrder order, int take, ClipInfo? clip, ClipAnalysis? seen, long lengthSamples, IProgress<StageProgress> progress, CancellationToken cancel)
    {
        var seed = new Seed(order.Seed);
        var brief = Briefer.Write(seen, order.Wishes, lengthSamples, seed, take);
        var style = StyleLibrary.Find(brief.Style);
        var (score, decisions) = Composer.Compose(brief, style, GridSolver.Solve(brief, style.Tempo.Bend));
        progress.Report(new StageProgress(Stage.Compose, 1, take));

        var performance = new Performance(score, bank, _palette, seed.For("take", take));
        var mix = await Task.Run(() => performance.Record(new Relay(progress, Stage.Render, take, lengthSamples), cancel), cancel);
        var delivery = new Delivery(media, clip, order, take, progress);
        var loudness = await delivery.DeliverAsync(performance, mix, score.Title, cancel);

        var sheet = CueSheets.Draw(brief with { Decisions = brief.Decisions.AddRange(decisions) }, score, seen, order.Start, loudness);
        await delivery.WritePaperAsync(sheet, score, _palette, cancel);
        return new TakeResult(delivery.Files, sheet, score);
    }
}
