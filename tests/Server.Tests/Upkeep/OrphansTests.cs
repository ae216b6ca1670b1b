using Cuewright.Delivery.Files;
using Cuewright.Jobs;
using Cuewright.Server.Upkeep;

namespace Cuewright.Server.Tests.Upkeep;

public sealed class OrphansTests
{
    [Fact]
    public async Task Only_files_that_no_job_names_or_is_working_on_go()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 1 });
        var (shelf, store) = (server.Part<FileShelf>(), server.Part<IJobStore>());
        var done = await server.SubmitAsync(new { prompt = "solo piano", duration = 2 });
        await server.ResultAsync(done);
        var named = Assert.Single(shelf.List());
        var running = await server.SubmitAsync(new { prompt = "epic orchestra", duration = 600, takes = 5 });
        await server.UntilAsync(running, job => job.GetProperty("state").GetString() == "running");
        var waiting = await server.SubmitAsync(new { prompt = "solo piano", duration = 2 });
        var upload = await KeepAsync(shelf, null);
        var working = await KeepAsync(shelf, running);
        foreach (var job in new[] { done, waiting, "purged" }) await KeepAsync(shelf, job);

        await new Orphans(store, shelf).SweepAsync(default);

        Assert.Equal(new[] { named.Id, upload, working }.Order(), shelf.List().Select(file => file.Id).Order());
    }

    private static async Task<string> KeepAsync(FileShelf shelf, string? job) =>
        (await shelf.KeepAsync(new NewFile { Name = "half.wav", Owner = "local", JobId = job }, new MemoryStream([1, 2, 3]), default)).Id;
}
