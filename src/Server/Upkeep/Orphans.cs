using Cuewright.Delivery.Files;
using Cuewright.Jobs;
using Cuewright.Server.Desk;

namespace Cuewright.Server.Upkeep;

/// <summary>
/// Finds files that a job has put on the shelf and that no result names: a crash came between keeping them and the job's
/// end, or between the job's purge and theirs.
/// </summary>
internal sealed class Orphans(IJobStore store, FileShelf shelf)
{
    public async Task SweepAsync(CancellationToken cancel)
    {
        foreach (var file in shelf.List().Where(file => file.JobId is not null))
        {
            // Looked up after the file was seen, so a result that names it is not missed. While a job runs it is its own.
            var job = await store.FindAsync(file.JobId!, cancel); // Filtered just before.
            if (job?.State == JobState.Running) continue;
            if (job is not null && JobDesk.ResultOf(job) is { } result && result.Files().Any(kept => kept.Id == file.Id)) continue;
            shelf.Delete(file.Id);
        }
    }
}
