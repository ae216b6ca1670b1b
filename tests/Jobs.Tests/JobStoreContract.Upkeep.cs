namespace Cuewright.Jobs.Tests;

public abstract partial class JobStoreContract
{
    [Fact]
    public async Task A_job_whose_worker_falls_silent_is_begun_again_and_fails_in_the_end()
    {
        var job = await SubmitAsync();
        for (var lapse = 1; lapse <= 5; lapse++)
        {
            var begun = await BeginAsync(at: lapse * 100);
            Assert.Equal(lapse, begun.Attempt);
            await Store.HeartbeatAsync(LeaseOf(begun), At((lapse * 100) + 40), "Composing", 0.4, None);
            Assert.Empty(await SweepAsync((lapse * 100) + 39));
            var ended = await SweepAsync((lapse * 100) + 40);

            Assert.Equal(LeaseStanding.Lost, await Store.HeartbeatAsync(LeaseOf(begun), At(9999), "", 0, None));
            Assert.False(await Store.SucceedAsync(LeaseOf(begun), "{}", At(9999), None));
            if (lapse < 5) Assert.Equal(job with { Attempt = lapse }, await NowAsync(job));
            else Assert.Equal([await NowAsync(job)], ended);
        }

        var failed = await NowAsync(job);
        Assert.Equal((JobState.Failed, JobFailure.WorkerLost, At(540)), (failed.State, failed.Failure, failed.FinishedAt));
    }

    [Fact]
    public async Task A_job_given_back_does_not_come_nearer_to_failing()
    {
        var job = await SubmitAsync();
        for (var i = 0; i < 5; i++) await Store.ReturnAsync(LeaseOf(await BeginAsync()), At(1), None);
        await BeginAsync();
        Assert.Empty(await SweepAsync(60));
        Assert.Equal(JobState.Queued, (await NowAsync(job)).State);
    }

    [Fact]
    public async Task A_lease_is_held_past_its_time_until_it_is_swept()
    {
        await SubmitAsync();
        var begun = await BeginAsync(at: 0);
        Assert.Equal(LeaseStanding.Held, await Store.HeartbeatAsync(LeaseOf(begun), At(90), "", 0, None));
        Assert.Empty(await SweepAsync(89));
        Assert.True(await Store.SucceedAsync(LeaseOf(begun), "{}", At(500), None));
    }

    [Fact]
    public async Task A_job_not_begun_by_its_start_deadline_fails_and_is_not_given_out()
    {
        var late = await SubmitAsync(Order() with { StartBefore = At(10) });
        var soon = await SubmitAsync(Order() with { StartBefore = At(20) });
        Assert.Empty(await SweepAsync(9.9));
        Assert.Equal(soon.Id, (await BeginAsync(at: 10)).Id);

        var ended = await SweepAsync(30);

        Assert.Equal(Ids(late), Ids([.. ended]));
        Assert.Equal((JobState.Failed, JobFailure.NotBegunInTime, null), (ended[0].State, ended[0].Failure, ended[0].StartedAt));
        Assert.Equal(JobState.Running, (await NowAsync(soon)).State);
    }

    [Fact]
    public async Task A_job_that_was_begun_in_time_may_be_begun_again_after_the_deadline_but_one_given_back_may_not()
    {
        var lapsed = await SubmitAsync(Order() with { StartBefore = At(10) });
        await BeginAsync(at: 5);
        await SweepAsync(40);
        Assert.Equal(lapsed.Id, (await BeginAsync(at: 41)).Id);

        var returned = await SubmitAsync(Order() with { StartBefore = At(50) });
        await Store.ReturnAsync(LeaseOf(await BeginAsync(at: 42)), At(43), None);
        Assert.Equal(Ids(returned), Ids([.. await SweepAsync(50)]));
    }

    [Fact]
    public async Task A_clock_set_back_does_not_leave_a_dead_workers_job_waiting_for_the_old_time()
    {
        var job = await SubmitAsync(at: 3600);
        await BeginAsync(at: 3600);
        Assert.Empty(await SweepAsync(0));
        Assert.Empty(await SweepAsync(29));
        Assert.Equal(JobState.Running, (await NowAsync(job)).State);
        await SweepAsync(30);
        Assert.Equal(JobState.Queued, (await NowAsync(job)).State);
    }

    [Fact]
    public async Task A_clock_that_jumps_forward_costs_an_attempt_but_no_job()
    {
        var job = await SubmitAsync();
        var begun = await BeginAsync();
        await SweepAsync(1e6);
        Assert.Equal(LeaseStanding.Lost, await Store.HeartbeatAsync(LeaseOf(begun), At(1e6), "", 0, None));
        var again = await BeginAsync(at: 1e6);
        Assert.True(await Store.SucceedAsync(LeaseOf(again), "{}", At(1e6), None));
        Assert.Equal(JobState.Succeeded, (await NowAsync(job)).State);
    }

    [Theory]
    [InlineData(Act.Succeed)]
    [InlineData(Act.Fail)]
    [InlineData(Act.Stop)]
    [InlineData(Act.Return)]
    [InlineData(Act.Lapse)]
    public async Task A_webhook_is_due_however_the_job_ends(Act end)
    {
        await SubmitAsync(Order() with { Webhook = "https://example.com" });
        var job = await BeginAsync();
        await Store.CancelAsync(job.Id, At(1), None);
        Assert.Empty(await Store.DueWebhooksAsync(At(99), TimeSpan.Zero, 9, None));
        await DoAsync(end, LeaseOf(job), at: 40);
        Assert.Empty(await Store.DueWebhooksAsync(At(39), TimeSpan.Zero, 9, None));
        Assert.Equal([new DueWebhook(await NowAsync(job), 1)], await Store.DueWebhooksAsync(At(40), TimeSpan.Zero, 9, None));
    }

    [Fact]
    public async Task A_webhook_is_tried_until_it_is_delivered_and_only_the_last_try_counts()
    {
        var hold = TimeSpan.FromSeconds(60);
        await Store.CancelAsync((await SubmitAsync()).Id, At(0), None);
        var job = await SubmitAsync(Order() with { Webhook = "https://example.com" });
        await Store.CancelAsync(job.Id, At(0), None);

        Assert.Equal(1, Assert.Single(await Store.DueWebhooksAsync(At(0), hold, 9, None)).Tries);
        Assert.Empty(await Store.DueWebhooksAsync(At(59), hold, 9, None));
        Assert.True(await Store.WebhookTriedAsync(job.Id, 1, At(0), TimeSpan.FromSeconds(10), None));
        Assert.Equal(2, Assert.Single(await Store.DueWebhooksAsync(At(10), hold, 9, None)).Tries);
        Assert.Equal(3, Assert.Single(await Store.DueWebhooksAsync(At(70), hold, 9, None)).Tries);
        Assert.False(await Store.WebhookTriedAsync(job.Id, 2, At(71), TimeSpan.Zero, None));
        Assert.True(await Store.WebhookTriedAsync(job.Id, 3, At(71), null, None));
        Assert.False(await Store.WebhookTriedAsync(job.Id, 3, At(80), TimeSpan.Zero, None));
        Assert.Empty(await Store.DueWebhooksAsync(At(9999), hold, 9, None));
    }

    [Fact]
    public async Task Webhooks_come_longest_due_first_and_no_more_than_asked()
    {
        var jobs = new List<Job>();
        foreach (var at in new[] { 3, 1, 2 })
        {
            jobs.Add(await SubmitAsync(Order() with { Webhook = "https://example.com" }));
            await Store.CancelAsync(jobs[^1].Id, At(at), None);
        }

        var due = await Store.DueWebhooksAsync(At(9), TimeSpan.FromSeconds(60), 2, None);
        Assert.Equal(Ids(jobs[1], jobs[2]), due.Select(webhook => webhook.Job.Id));
    }

    [Fact]
    public async Task What_is_past_its_keeping_goes_with_its_log_and_its_key()
    {
        var order = Order() with { Keep = TimeSpan.FromSeconds(60), IdempotencyKey = "k" };
        var job = await SubmitAsync(order);
        var waiting = await SubmitAsync(Order() with { Keep = TimeSpan.Zero });
        var forEver = await SubmitAsync(Order() with { Keep = TimeSpan.MaxValue });
        await Store.LogAsync(job.Id, At(0), LogLevelName.Info, "Hello.", None);
        await Store.CancelAsync(job.Id, At(10), None);
        await Store.CancelAsync(forEver.Id, At(10), None);

        Assert.Empty(await Store.PurgeAsync(At(69), 9, None));
        Assert.Equal(Ids(job), Ids([.. await Store.PurgeAsync(At(70), 9, None)]));
        Assert.Empty(await Store.PurgeAsync(At(1e9), 9, None));

        Assert.Null(await Store.FindAsync(job.Id, None));
        Assert.True((await Store.SubmitAsync(order, At(80), 1000, None)).IsNew);
        Assert.Empty(await Store.ReadLogAsync(job.Id, 0, None));
        Assert.Equal(JobState.Queued, (await NowAsync(waiting)).State);
    }

    [Fact]
    public async Task A_job_that_is_over_can_be_deleted_at_once()
    {
        var job = await SubmitAsync(Order() with { Keep = TimeSpan.MaxValue, Webhook = "https://example.com" });
        Assert.False(await Store.DeleteAsync(job.Id, None));
        await Store.CancelAsync(job.Id, At(0), None);
        await Store.LogAsync(job.Id, At(0), LogLevelName.Info, "Hello.", None);

        Assert.True(await Store.DeleteAsync(job.Id, None));
        Assert.Null(await Store.FindAsync(job.Id, None));
        Assert.Empty(await Store.ReadLogAsync(job.Id, 0, None));
        Assert.Empty(await Store.DueWebhooksAsync(At(9), TimeSpan.Zero, 9, None));
        Assert.False(await Store.DeleteAsync(job.Id, None));
    }

    [Fact]
    public async Task A_job_stays_as_long_as_its_webhook_is_owed()
    {
        var job = await SubmitAsync(Order() with { Keep = TimeSpan.Zero, Webhook = "https://example.com" });
        await Store.CancelAsync(job.Id, At(0), None);
        Assert.Empty(await Store.PurgeAsync(At(1), 9, None));
        await Store.DueWebhooksAsync(At(1), TimeSpan.Zero, 9, None);
        await Store.WebhookTriedAsync(job.Id, 1, At(1), null, None);
        Assert.Single(await Store.PurgeAsync(At(1), 9, None));
    }

    [Fact]
    public async Task Purge_takes_no_more_than_asked_oldest_first()
    {
        var jobs = new List<Job>();
        foreach (var at in new[] { 30, 10, 20 })
        {
            jobs.Add(await SubmitAsync());
            await Store.CancelAsync(jobs[^1].Id, At(at), None);
        }

        Assert.Equal(Ids(jobs[1], jobs[2]).Order(), Ids([.. await Store.PurgeAsync(At(1e6), 2, None)]).Order());
        Assert.Equal(Ids(jobs[0]), Ids([.. await Store.PurgeAsync(At(1e6), 2, None)]));
    }

    [Fact]
    public async Task Lines_are_read_in_the_order_written_from_where_one_left_off()
    {
        var (job, other) = (await SubmitAsync(), await SubmitAsync());
        await Store.LogAsync(job.Id, At(9), LogLevelName.Debug, "", None);
        await Store.LogAsync(other.Id, At(9), LogLevelName.Info, "Another's.", None);
        await Store.LogAsync(job.Id, At(3), LogLevelName.Error, "Ünicode\n🐎", None);
        await Store.LogAsync("no such job", At(3), LogLevelName.Error, "Lost.", None);

        Assert.Equal([new(1, At(9), LogLevelName.Debug, ""), new(2, At(3), LogLevelName.Error, "Ünicode\n🐎")], await Store.ReadLogAsync(job.Id, 0, None));
        Assert.Equal([2L], (await Store.ReadLogAsync(job.Id, 1, None)).Select(line => line.Number));
        Assert.Empty(await Store.ReadLogAsync(job.Id, 2, None));
    }

    [Fact]
    public async Task What_was_closed_is_found_again()
    {
        var (queued, running) = (await SubmitAsync(), await SubmitAsync(Order(priority: -1)));
        await BeginAsync();
        await Store.LogAsync(queued.Id, At(1), LogLevelName.Info, "Hello.", None);
        running = await NowAsync(running);
        await Store.DisposeAsync();

        var again = OpenAnother();
        Assert.Equal(queued, await FindAsync(again, queued.Id));
        Assert.Equal(running, await FindAsync(again, running.Id));
        Assert.Single(await again.ReadLogAsync(queued.Id, 0, None));
        Assert.True(await again.SucceedAsync(LeaseOf(running), "{}", At(2), None));
        Assert.Equal(new QueueCounts(1, 0, 1, 0, 0), await again.CountAsync(None));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Store.CancelAsync(queued.Id, At(3), None));
    }
}
