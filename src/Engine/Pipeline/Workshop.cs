using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Cues;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Planning;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Pipeline;

/// <summary>The whole flow, from an order to finished files. Everything else (command line, server) is thin over it.</summary>
public sealed class Workshop(IMedia media, SoundFont bank)
{
    private readonly Palette _palette = Palette.Default;
    private readonly Viewing _viewing = new(media);

    public async Task<JobResult> MakeAsync(ScoreOrder order, IProgress<StageProgress> progress, CancellationToken cancel)
    {
        var clip = order.Video is null ? null : await media.ProbeAsync(order.Video, cancel);
        var range = clip is null ? new ClipRange(0, order.Duration ?? LengthOf(order)) : Stretch.Of(clip, order.Start, order.EndsWithClip && order.Start + order.Duration > clip.DurationSeconds ? null : order.Duration);
        GivenHit.RequireWithin(order.Wishes.Hits, range.DurationSeconds);
        var deliveries = Enumerable.Range(0, order.Takes).Select(take => new Delivery(media, clip, order, take, progress)).ToArray();
        foreach (var delivery in deliveries) delivery.Require();
        media.RequireWritable(order.Video, Enumerable.Range(0, order.Takes).Select(order.Files.ForTake).SelectMany(files => files.Papers.Prepend(files.Output)));
        var sounding = clip is null ? range : Company.RangeOf(order, deliveries[0].HoldsPicture, clip, range);
        var seen = clip is null ? null : await _viewing.LookAsync(clip, range, progress, cancel);
        var company = await Company.FindAsync(media, order, clip, range, sounding, seen, cancel);
        var takes = ImmutableArray.CreateBuilder<TakeResult>(order.Takes);
        for (var take = 0; take < order.Takes; take++)
        {
            takes.Add(await MakeTakeAsync(order, take, deliveries[take], company, clip, seen, progress, cancel));
        }

        return new JobResult(clip, seen, takes.MoveToImmutable());
    }

    private async Task<TakeResult> MakeTakeAsync(
        ScoreOrder order, int take, Delivery delivery, Company company, ClipInfo? clip, ClipAnalysis? seen, IProgress<StageProgress> progress, CancellationToken cancel)
    {
        var lengthSamples = SampleClock.SamplesAt(company.Music.DurationSeconds);
        var seed = SeedOf(order, seen);
        progress.Report(new StageProgress(Stage.Compose, 0, take));
        var effects = order.Effects is { } wishes ? Effects.Plan(wishes, seen, lengthSamples, seed.For("effects", take), order.Loops) : null;
        var piece = order.HasMusic ? Write(order.Wishes) : effects?.Music is { } words ? Write(order.Wishes with { Prompt = words, PromptInfluence = 1 }) : null;
        progress.Report(new StageProgress(Stage.Compose, 1, take));

        var performance = piece is null ? null : new Performance(piece.Score, bank, _palette, seed.For("take", take));
        var session = new Session(performance, effects, company, lengthSamples);
        var loudness = await delivery.DeliverAsync(session, piece?.Score.Title ?? "", cancel);
        if (piece is null)
        {
            var paper = EffectsPapers.Draw(effects!.Sheet, seen, order.Seed, take, order.Start, loudness); // What is not music is effects.
            paper = paper with { Decisions = [.. paper.Decisions, .. session.Decisions()] };
            await delivery.WritePaperAsync(paper, cancel);
            return new TakeResult(delivery.Files, null, null, paper);
        }

        var (brief, score, decisions) = piece;
        decisions = [.. decisions, .. effects?.Sheet.Decisions ?? [], .. session.Decisions()];
        if (!delivery.IsOnTarget(loudness)) decisions = decisions.Add(MissedLoudness(delivery.Target, loudness));
        else if (delivery.Target != order.Loudness) decisions = decisions.Add(SofterForSpeech(order.Loudness, loudness));
        var sheet = CueSheets.Draw(brief with { Decisions = brief.Decisions.AddRange(decisions) }, score, seen, order.Seed, order.Start, loudness) with
        {
            Sound = session.Gathering?.Told(),
            Effects = effects is null ? null : EffectsPapers.Effects(effects.Sheet, seen, order.Start),
        };
        await delivery.WritePaperAsync(sheet, score, _palette, cancel);
        if (delivery.Files.Plot is { } plot && clip is not null && seen is not null)
        {
            await _viewing.DrawAsync(clip, company.Music, seen, new Drawn(sheet, score, delivery.Waveform.Peaks), plot, cancel);
        }

        return new TakeResult(delivery.Files, sheet, score, null);

        Piece Write(Wishes wanted)
        {
            var brief = Briefer.Write(seen, wanted with { LeaveRoomForSpeech = LeavesRoom(order, company) }, lengthSamples, seed, take);
            var style = StyleLibrary.Find(brief.Style);
            var grid = GridSolver.Solve(brief, style.Tempo.Bend, cancel);
            progress.Report(new StageProgress(Stage.Compose, 0.5, take));
            var (score, told) = Composer.Compose(brief, style, grid, cancel);
            return new Piece(brief, score, grid.Decisions.AddRange(told));
        }
    }

    /// <summary>What was composed: what was wanted, what was written, and why.</summary>
    private sealed record Piece(Brief Brief, Score Score, ImmutableArray<Decision> Decisions);

    /// <summary>Unless something else was said, music is written around the speech that is heard with it.</summary>
    private static bool LeavesRoom(ScoreOrder order, Company company) => order.Wishes.LeaveRoomForSpeech ?? (company.Sound is not null && !company.Speech.IsEmpty);

    /// <summary>Words alone last as long as they say, within what is made here.</summary>
    private static double LengthOf(ScoreOrder order) => order.HasMusic
        ? Math.Clamp(Briefer.LengthAsked(order.Wishes.Prompt) ?? ScoreOrder.UsualSeconds, ScoreOrder.ShortestSeconds, ScoreOrder.LongestSeconds)
        : Math.Clamp(FoleyPlanner.LengthAsked(order.Effects?.Prompt ?? "", ScoreOrder.UsualEffectsSeconds) ?? ScoreOrder.UsualEffectsSeconds, ScoreOrder.ShortestEffectsSeconds, ScoreOrder.LongestSeconds);

    /// <summary>Two films with one seed are two pieces; so are two prompts without a film. Told apart by numbers, not by wording.</summary>
    private static Seed SeedOf(ScoreOrder order, ClipAnalysis? seen) => new Seed(order.Seed).For(seen is null
        ? order.HasMusic ? order.Wishes.Prompt : order.Effects?.Prompt ?? ""
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', seen.Shots.Select(shot => shot.StartFrame))} {seen.FrameTimes.Length} {seen.Arousal:0.000} {seen.Valence:0.000}"));

    private static Decision SofterForSpeech(LoudnessTarget target, LoudnessReport heard) => new(
        "loudness",
        string.Create(CultureInfo.InvariantCulture, $"{heard.IntegratedLufs:0.0} LUFS all in all"),
        string.Create(CultureInfo.InvariantCulture, $"it is {target.Lufs:0.0} where nobody speaks"));

    private static Decision MissedLoudness(LoudnessTarget target, LoudnessReport heard) => new(
        "loudness",
        string.Create(CultureInfo.InvariantCulture, $"{heard.IntegratedLufs:0.0} LUFS with a peak of {heard.TruePeakDb:0.0} dBTP instead of {target.Lufs:0.0} and {target.TruePeakDb:0.0}"),
        "the encoder moved it and five tries did not bring it nearer");
}
