namespace Cuewright.Jobs.Tests;

public abstract partial class JobStoreContract
{
    /// <summary>Where a job can stand; stopping is running and asked to cancel.</summary>
    public enum Standing { Queued, Running, Stopping, Succeeded, Failed, Cancelled }

    public enum Act { Lease, Heartbeat, Succeed, Fail, Stop, Return, Cancel, Lapse }

    /// <summary>The table of docs/jobs.md. What is not in it is refused.</summary>
    private static readonly Dictionary<(Standing From, Act Act), Standing> Allowed = new()
    {
        [(Standing.Queued, Act.Lease)] = Standing.Running,
        [(Standing.Queued, Act.Cancel)] = Standing.Cancelled,
        [(Standing.Running, Act.Heartbeat)] = Standing.Running,
        [(Standing.Running, Act.Succeed)] = Standing.Succeeded,
        [(Standing.Running, Act.Fail)] = Standing.Failed,
        [(Standing.Running, Act.Return)] = Standing.Queued,
        [(Standing.Running, Act.Cancel)] = Standing.Stopping,
        [(Standing.Running, Act.Lapse)] = Standing.Queued,
        [(Standing.Stopping, Act.Heartbeat)] = Standing.Stopping,
        [(Standing.Stopping, Act.Succeed)] = Standing.Succeeded,
        [(Standing.Stopping, Act.Fail)] = Standing.Failed,
        [(Standing.Stopping, Act.Stop)] = Standing.Cancelled,
        [(Standing.Stopping, Act.Return)] = Standing.Cancelled,
        [(Standing.Stopping, Act.Cancel)] = Standing.Stopping,
        [(Standing.Stopping, Act.Lapse)] = Standing.Cancelled,
    };

    public static TheoryData<Standing, Act> Ways =>
        [.. from standing in Enum.GetValues<Standing>() from act in Enum.GetValues<Act>() select (standing, act)];

    [Theory, MemberData(nameof(Ways))]
    public async Task A_job_goes_the_ways_of_the_table_and_no_others(Standing from, Act act)
    {
        var before = await BringAsync(from);

        var done = await DoAsync(act, LeaseOf(before), at: 60);

        var after = await NowAsync(before);
        if (Allowed.TryGetValue((from, act), out var to))
        {
            Assert.True(done);
            Assert.Equal(to, StandingOf(after));
            Assert.Equal(after.IsFinal, after.FinishedAt is not null);
            Assert.Equal(to is Standing.Queued || (from, to) is (Standing.Queued, Standing.Cancelled), after.StartedAt is null);
        }
        else
        {
            Assert.False(done);
            Assert.Equal(before, after);
        }
    }

    [Theory]
    [InlineData(Act.Heartbeat)]
    [InlineData(Act.Succeed)]
    [InlineData(Act.Fail)]
    [InlineData(Act.Stop)]
    [InlineData(Act.Return)]
    public async Task Only_who_holds_the_attempt_may_report(Act act)
    {
        var job = await BringAsync(Standing.Stopping);
        var lease = LeaseOf(job);
        Lease[] others = [lease with { Worker = "another" }, lease with { Attempt = 0 }, lease with { Attempt = 2 }, lease with { JobId = "another" }];
        foreach (var other in others) Assert.False(await DoAsync(act, other, at: 1));
        Assert.Equal(job, await NowAsync(job));
        Assert.True(await DoAsync(act, lease, at: 1));
    }

    [Fact]
    public async Task What_is_submitted_is_found_word_for_word()
    {
        var order = Order() with
        {
            Work = """{"prompt":"Žluťoučký \"kůň\" 🐎 \u0000"}""",
            Memo = "",
            Priority = -3,
            IdempotencyKey = "k' OR 1=1; --",
            StartBefore = new DateTimeOffset(2031, 3, 14, 14, 0, 0, 123, 456, TimeSpan.FromHours(1)),
            Webhook = "https://example.com/?a=b&c=%20",
            Keep = TimeSpan.FromTicks(1),
        };
        var now = At(0).AddTicks(7);

        var submitted = await Store.SubmitAsync(order, now, 0, None);

        Assert.True(submitted.IsNew);
        Assert.Equal(new Job { Order = order, State = JobState.Queued, CreatedAt = now, Attempt = 0, CancelAsked = false }, submitted.Job);
        Assert.Equal(submitted.Job, await NowAsync(submitted.Job));
        Assert.Null(await Store.FindAsync("no such job", None));
    }

    [Fact]
    public async Task A_success_keeps_the_result_and_a_failure_its_reason()
    {
        await SubmitAsync();
        await SubmitAsync();
        var (first, second) = (await BeginAsync(at: 1), await BeginAsync(at: 2));
        var failure = new JobFailure("no_picture", "There is no picture.", """{"at":3}""");

        await Store.HeartbeatAsync(LeaseOf(first), At(31), "Composing", 0.4, None);
        Assert.Equal(("Composing", 0.4), ((await NowAsync(first)).Stage, (await NowAsync(first)).Progress));
        Assert.True(await Store.SucceedAsync(LeaseOf(first), """{"file":"a.mp4"}""", At(5), None));
        Assert.True(await Store.FailAsync(LeaseOf(second), failure, At(6), None));

        var (done, failed) = (await NowAsync(first), await NowAsync(second));
        Assert.Equal((JobState.Succeeded, """{"file":"a.mp4"}""", null, 1.0), (done.State, done.Result, done.Failure, done.Progress));
        Assert.Equal((At(0), At(1), At(5)), (done.CreatedAt, done.StartedAt, done.FinishedAt));
        Assert.Equal((JobState.Failed, null, failure), (failed.State, failed.Result, failed.Failure));
    }

    [Fact]
    public async Task A_returned_job_is_as_if_never_begun_but_its_old_lease_is_no_good_for_the_next()
    {
        var order = await SubmitAsync();
        var first = await BeginAsync(at: 1);
        await Store.HeartbeatAsync(LeaseOf(first), At(31), "Composing", 0.4, None);
        Assert.True(await Store.ReturnAsync(LeaseOf(first), At(2), None));
        Assert.Equal(order with { Attempt = 1 }, await NowAsync(order));

        var second = await BeginAsync(at: 3);
        Assert.Equal(2, second.Attempt);
        Assert.False(await Store.SucceedAsync(LeaseOf(first), "{}", At(4), None));
        Assert.True(await Store.SucceedAsync(LeaseOf(second), "{}", At(4), None));
    }

    [Fact]
    public async Task Cancel_says_what_it_found()
    {
        var queued = await SubmitAsync();
        Assert.Equal(CancelAnswer.Removed, await Store.CancelAsync(queued.Id, At(1), None));
        Assert.Equal(CancelAnswer.AlreadyFinal, await Store.CancelAsync(queued.Id, At(1), None));
        Assert.Equal(CancelAnswer.Unknown, await Store.CancelAsync("no such job", At(1), None));
        var running = await BringAsync(Standing.Running);
        Assert.Equal(CancelAnswer.Signalled, await Store.CancelAsync(running.Id, At(1), None));
        Assert.Equal(LeaseStanding.CancelAsked, await Store.HeartbeatAsync(LeaseOf(running), At(31), "", 0, None));
    }

    [Fact]
    public async Task A_submit_cancelled_before_it_is_written_leaves_nothing()
    {
        var order = Order();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SubmitAsync(order, At(0), 1000, new CancellationToken(canceled: true)));
        Assert.Null(await Store.FindAsync(order.Id, None));
    }

    private static Standing StandingOf(Job job) => job.State switch
    {
        JobState.Queued => Standing.Queued,
        JobState.Running => job.CancelAsked ? Standing.Stopping : Standing.Running,
        JobState.Succeeded => Standing.Succeeded,
        JobState.Failed => Standing.Failed,
        _ => Standing.Cancelled,
    };

    /// <summary>A job that stands there, the only one in the store that is not over.</summary>
    private async Task<Job> BringAsync(Standing standing)
    {
        var job = await SubmitAsync();
        if (standing != Standing.Queued) job = await BeginAsync();
        if (standing is Standing.Stopping or Standing.Cancelled) await DoAsync(Act.Cancel, LeaseOf(job), 0);
        if (standing == Standing.Cancelled) await DoAsync(Act.Stop, LeaseOf(job), 0);
        if (standing == Standing.Succeeded) await DoAsync(Act.Succeed, LeaseOf(job), 0);
        if (standing == Standing.Failed) await DoAsync(Act.Fail, LeaseOf(job), 0);
        job = await NowAsync(job);
        Assert.Equal(standing, StandingOf(job));
        return job;
    }

    /// <summary>Whether it was done, as the store says.</summary>
    private async Task<bool> DoAsync(Act act, Lease lease, double at) => act switch
    {
        Act.Lease => await Store.LeaseAsync("another", At(at), Rules, None) is not null,
        Act.Heartbeat => await Store.HeartbeatAsync(lease, At(at + 30), "Mixing", 0.9, None) != LeaseStanding.Lost,
        Act.Succeed => await Store.SucceedAsync(lease, "{}", At(at), None),
        Act.Fail => await Store.FailAsync(lease, new JobFailure("odd", "Odd."), At(at), None),
        Act.Stop => await Store.StopAsync(lease, At(at), None),
        Act.Return => await Store.ReturnAsync(lease, At(at), None),
        Act.Cancel => await Store.CancelAsync(lease.JobId, At(at), None) is CancelAnswer.Removed or CancelAnswer.Signalled,
        _ => await LapseAsync(lease.JobId, at),
    };

    private async Task<bool> LapseAsync(string id, double at)
    {
        var before = await FindAsync(Store, id);
        await SweepAsync(at);
        return before != await FindAsync(Store, id);
    }
}
