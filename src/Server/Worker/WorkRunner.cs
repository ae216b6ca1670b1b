using System.Collections.Immutable;
using System.Text;
using Cuewright.Delivery.Files;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Pipeline;
using Cuewright.Jobs;
using Cuewright.Media;

namespace Cuewright.Server.Worker;

/// <summary>From a job's work to files on the shelf: bring the pictures, have the workshop make what is ordered, keep it.</summary>
internal sealed class WorkRunner(FfmpegMedia media, Workshop workshop, Pictures pictures, FileShelf shelf, WorkFolders folders, Credentials credentials, TimeProvider clock)
    : IWorkRunner
{
    public async Task<WorkResult> RunAsync(Job job, Work work, JobReport report, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        report.Takes = work.Takes;
        using var folder = folders.Open(job.Id);
        var keeper = new ResultKeeper(shelf, job, clock);
        try
        {
            var picture = await pictures.BringAsync(work, folder, report, cancel);
            var result = work.Kind == WorkKind.Analysis ? await AnalyzeAsync(picture!, folder, keeper, report, cancel) : await MakeAsync(work, picture, folder, keeper, report, cancel);
            return result with { WorkSeconds = clock.GetElapsedTime(began).TotalSeconds };
        }
        catch
        {
            // Another attempt makes its own.
            keeper.Discard();
            throw;
        }
    }

    public void Discard(WorkResult result)
    {
        foreach (var file in result.Files()) shelf.Delete(file.Id);
    }

    private async Task<WorkResult> MakeAsync(Work work, Picture? picture, WorkFolder folder, ResultKeeper keeper, JobReport report, CancellationToken cancel)
    {
        var order = new ScoreOrder
        {
            Video = picture?.Path,
            Wishes = work.Wishes,
            HasMusic = work.HasMusic,
            Effects = work.Effects,
            Loops = work.Loops,
            Seed = work.Seed,
            Takes = work.Takes,
            Start = work.Start,
            Duration = work.Duration,
            EndsWithClip = work.EndsWithClip,
            KeepSound = work.KeepSound,
            Duck = work.Duck,
            Loudness = work.Loudness,
            Format = work.Format,
            Files = KnownExtras.Files(work, folder),
        };
        var made = picture is null ? await workshop.MakeAsync(order, report, cancel) : await picture.AskAsync(() => workshop.MakeAsync(order, report, cancel));
        var takes = ImmutableArray.CreateBuilder<TakeOutput>();
        foreach (var take in made.Takes)
        {
            if (work.IsSigned) credentials.Sign(take);
            takes.Add(await keeper.KeepAsync(work, take, cancel));
        }

        return new WorkResult { Takes = takes.ToImmutable(), WorkSeconds = 0, Description = made.Analysis?.Description };
    }

    private async Task<WorkResult> AnalyzeAsync(Picture picture, WorkFolder folder, ResultKeeper keeper, JobReport report, CancellationToken cancel)
    {
        var viewing = new Viewing(media);
        var seen = await picture.AskAsync(async () =>
        {
            var (clip, range) = await viewing.OpenAsync(picture.Path, cancel);
            return await viewing.LookAsync(clip, range, report, cancel);
        });
        var path = folder.PathOf("analysis.json");
        await File.WriteAllTextAsync(path, AnalysisJson.Of(seen), new UTF8Encoding(false), cancel);
        return new WorkResult { Analysis = await keeper.KeepAsync(path, Path.ChangeExtension(picture.Name, ".json"), null, cancel), WorkSeconds = 0, Description = seen.Description };
    }
}
