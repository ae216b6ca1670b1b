using System.Diagnostics;
using System.Runtime.InteropServices;
using Cuewright.Engine.Seeds;

namespace Cuewright.Jobs.Tests.Sqlite;

/// <summary>With a real second process: killed at any moment it loses nothing it had said yes to, alive it shares the queue.</summary>
public sealed class OtherProcessTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_accepted_is_there_after_a_kill_at_any_moment()
    {
        var chance = new Seed(7).For("kill").Begin();
        var accepted = new List<string>();
        for (var kill = 0; kill < 20; kill++)
        {
            using var process = Start("submit");
            var before = accepted.Count;
            for (var left = 1 + chance.Next(40); left > 0; left--) accepted.Add((await process.StandardOutput.ReadLineAsync())!);
            process.Kill();
            accepted.AddRange((await process.StandardOutput.ReadToEndAsync()).Split('\n').Where(line => line.Length == accepted[0].Length));
            await process.WaitForExitAsync();

            // To open it looks it through.
            await using var store = _folder.Open();
            foreach (var id in accepted.Skip(before)) Assert.Equal(JobState.Queued, (await store.FindAsync(id, CancellationToken.None))?.State);
            Assert.InRange((await store.CountAsync(CancellationToken.None)).Queued, accepted.Count, int.MaxValue);
        }

        await using var last = _folder.Open();
        var there = (await last.ListAsync(null, null, int.MaxValue, CancellationToken.None)).Select(job => job.Id).ToHashSet();
        Assert.All(accepted, id => Assert.Contains(id, there));
    }

    [Fact]
    public async Task Two_processes_share_a_queue_without_leasing_a_job_twice()
    {
        await using var store = _folder.Open();
        var submitted = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StoreFolder.SubmitAsync(store, StoreFolder.Order())));
        using var process = Start("lease");
        var leased = new List<string> { (await process.StandardOutput.ReadLineAsync())! };

        var rules = new LeaseRules { RunningPerOwner = int.MaxValue, Duration = TimeSpan.FromSeconds(30) };
        while (await store.LeaseAsync("this process", StoreFolder.Noon, rules, CancellationToken.None) is { } job) leased.Add(job.Id);
        leased.AddRange((await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.Equal(submitted.Select(answer => answer.Job.Id).Order(), leased.Order());
    }

    private Process Start(string what)
    {
        var start = new ProcessStartInfo(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet")) { RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Cuewright.OtherProcess.dll"), what, _folder.Path }) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
