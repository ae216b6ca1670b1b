namespace Cuewright.Jobs.Tests;

public abstract partial class JobStoreContract
{
    private const int Rounds = 25;

    [Fact]
    public async Task Many_workers_of_two_processes_lease_each_job_once()
    {
        var submitted = await Task.WhenAll(Enumerable.Range(0, 80).Select(i => SubmitAsync(Order(i % 3 == 0 ? "ann" : "bob"))));
        var stores = new[] { Store, OpenAnother() };

        var leased = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var mine = new List<Job>();
            while (await stores[worker % 2].LeaseAsync($"worker {worker}", At(1), Rules, None) is { } job) mine.Add(job);
            return mine;
        })));

        Assert.Equal(Ids(submitted).Order(), leased.SelectMany(jobs => jobs).Select(job => job.Id).Order());
    }

    [Fact]
    public async Task A_limit_holds_against_workers_that_race()
    {
        for (var i = 0; i < 12; i++) await SubmitAsync();
        var rules = Rules with { RunningPerOwner = 3 };
        var stores = new[] { Store, OpenAnother() };
        var leased = await Task.WhenAll(Enumerable.Range(0, 12).Select(worker => Task.Run(() => stores[worker % 2].LeaseAsync($"worker {worker}", At(1), rules, None))));
        Assert.Equal(3, leased.Count(job => job is not null));
    }

    [Fact]
    public async Task Submits_that_race_with_one_key_make_one_job()
    {
        var stores = new[] { Store, OpenAnother() };
        for (var round = 0; round < Rounds; round++)
        {
            var orders = Enumerable.Range(0, 6).Select(_ => Order() with { IdempotencyKey = $"key {round}" }).ToArray();
            var answers = await Task.WhenAll(orders.Select((order, i) => Task.Run(() => stores[i % 2].SubmitAsync(order, At(0), 1000, None))));
            Assert.Single(answers, answer => answer.IsNew);
            Assert.Single(answers.Select(answer => answer.Job.Id).Distinct());
        }

        Assert.Equal(Rounds, (await Store.CountAsync(None)).Queued);
    }

    [Fact]
    public async Task Cancel_and_lease_cannot_both_have_a_waiting_job()
    {
        var other = OpenAnother();
        for (var round = 0; round < Rounds; round++)
        {
            var job = await SubmitAsync();
            var cancelling = Task.Run(() => Store.CancelAsync(job.Id, At(1), None));
            var leasing = Task.Run(() => other.LeaseAsync("worker", At(1), Rules, None));
            var (answer, leased) = (await cancelling, await leasing);

            Assert.Equal(answer == CancelAnswer.Removed, leased is null);
            Assert.Equal(leased is null ? JobState.Cancelled : JobState.Running, (await NowAsync(job)).State);
            if (leased is not null) Assert.Equal(CancelAnswer.Signalled, answer);
        }
    }

    [Fact]
    public async Task A_job_ends_once_however_many_ends_race()
    {
        var other = OpenAnother();
        for (var round = 0; round < Rounds; round++)
        {
            var lease = LeaseOf(await BringAsync(Standing.Stopping));
            var ends = await Task.WhenAll(
                Task.Run(() => Store.SucceedAsync(lease, "{}", At(40), None)),
                Task.Run(() => other.FailAsync(lease, new JobFailure("odd", "Odd."), At(40), None)),
                Task.Run(() => Store.StopAsync(lease, At(40), None)),
                Task.Run(async () => (await other.SweepAsync(At(40), Sweeping, None)).Count > 0));

            Assert.Single(ends, ended => ended);
            var job = await FindAsync(Store, lease.JobId);
            Assert.Equal(Array.IndexOf(ends, true) switch { 0 => JobState.Succeeded, 1 => JobState.Failed, _ => JobState.Cancelled }, job.State);
        }
    }

    [Fact]
    public async Task Cancel_against_the_finish_either_comes_in_time_or_says_it_did_not()
    {
        var other = OpenAnother();
        for (var round = 0; round < Rounds; round++)
        {
            var lease = LeaseOf(await BringAsync(Standing.Running));
            var finishing = Task.Run(() => Store.SucceedAsync(lease, "{}", At(1), None));
            var cancelling = Task.Run(() => other.CancelAsync(lease.JobId, At(1), None));

            Assert.True(await finishing);
            var job = await FindAsync(Store, lease.JobId);
            Assert.Equal(JobState.Succeeded, job.State);
            Assert.Equal(await cancelling == CancelAnswer.Signalled, job.CancelAsked);
        }
    }

    [Fact]
    public async Task Each_webhook_is_given_to_one_sender()
    {
        for (var i = 0; i < 20; i++) await Store.CancelAsync((await SubmitAsync(Order() with { Webhook = "https://example.com" })).Id, At(0), None);
        var stores = new[] { Store, OpenAnother() };
        var due = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => stores[i % 2].DueWebhooksAsync(At(1), TimeSpan.FromMinutes(1), 5, None))));
        var ids = due.SelectMany(webhooks => webhooks).Select(webhook => webhook.Job.Id).ToList();
        Assert.Equal(20, ids.Count);
        Assert.Equal(20, ids.Distinct().Count());
    }

    [Fact]
    public async Task Lines_written_at_once_are_numbered_without_gaps()
    {
        var job = await SubmitAsync();
        var stores = new[] { Store, OpenAnother() };
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => stores[i % 2].LogAsync(job.Id, At(i), LogLevelName.Info, $"{i}", None))));
        var lines = await Store.ReadLogAsync(job.Id, 0, None);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), lines.Select(line => line.Number));
        Assert.Equal(40, lines.Select(line => line.Message).Distinct().Count());
    }

    [Fact]
    public async Task Another_process_sees_at_once_what_this_one_did()
    {
        var other = OpenAnother();
        var (first, second) = (await SubmitAsync(), await SubmitAsync());
        Assert.Equal(1, await other.PositionAsync(second.Id, None));
        await Store.CancelAsync(first.Id, At(1), None);
        Assert.Equal(0, await other.PositionAsync(second.Id, None));
        await other.LogAsync(second.Id, At(2), LogLevelName.Warn, "Seen.", None);
        Assert.Equal([new LogLine(1, At(2), LogLevelName.Warn, "Seen.")], await Store.ReadLogAsync(second.Id, 0, None));
        await other.LeaseAsync("another", At(3), Rules, None);
        Assert.Equal(JobState.Running, (await NowAsync(second)).State);
    }
}
