using System.Collections.Immutable;

namespace Cuewright.Jobs.Tests;

public abstract partial class JobStoreContract
{
    [Fact]
    public async Task What_a_dead_worker_held_goes_back_at_once_and_nothing_else_does()
    {
        var (first, second) = (await SubmitAsync(), await SubmitAsync());
        await BeginAsync();
        await Store.LeaseAsync("another", At(0), Rules, None);
        await Store.SweepAsync(At(1), Sweeping with { IsGone = worker => worker == "worker" }, None);
        Assert.Equal((JobState.Queued, JobState.Running), ((await NowAsync(first)).State, (await NowAsync(second)).State));
    }

    [Fact]
    public async Task Silence_is_forgiven_while_leases_are_not_trusted_but_not_to_the_dead()
    {
        var job = await SubmitAsync();
        await BeginAsync();
        await Store.SweepAsync(At(1e6), Sweeping with { TrustsLeases = false }, None);
        Assert.Equal(JobState.Running, (await NowAsync(job)).State);
        await Store.SweepAsync(At(1e6), Sweeping with { TrustsLeases = false, IsGone = _ => true }, None);
        Assert.Equal(JobState.Queued, (await NowAsync(job)).State);
    }

    [Fact]
    public async Task A_suspect_lets_others_go_before_it_and_runs_alone()
    {
        var suspect = await LapsedAsync(await SubmitAsync());
        var (other, late) = (await SubmitAsync(), await SubmitAsync(Order("bob", priority: 10)));
        Assert.Equal([2, 0, 1], await PositionsAsync(suspect, other, late));

        Assert.Equal(other.Id, (await BeginAsync(at: 100)).Id);
        var running = await BeginAsync(at: 100);
        Assert.Equal(late.Id, running.Id);
        Assert.Null(await Store.LeaseAsync("worker", At(100), Rules, None));
        await Store.SucceedAsync(LeaseOf(running), "{}", At(101), None);
        Assert.Null(await Store.LeaseAsync("worker", At(101), Rules, None));
        await Store.SucceedAsync(LeaseOf(await NowAsync(other)), "{}", At(102), None);
        Assert.Equal(suspect.Id, (await BeginAsync(at: 102)).Id);
        await SubmitAsync();
        Assert.Null(await Store.LeaseAsync("worker", At(103), Rules, None));
        await Store.SucceedAsync(LeaseOf(await NowAsync(suspect)), "{}", At(104), None);
        Assert.NotNull(await Store.LeaseAsync("worker", At(105), Rules, None));
    }

    [Fact]
    public async Task A_suspect_that_has_waited_long_enough_is_waited_for()
    {
        var suspect = await LapsedAsync(await SubmitAsync());
        var (running, waiting) = (await SubmitAsync(), await SubmitAsync());
        await BeginAsync(at: 80);
        var rules = Rules with { SuspectPatience = TimeSpan.FromSeconds(60) };
        Assert.Null(await Store.LeaseAsync("worker", At(200), rules, None));
        await Store.SucceedAsync(LeaseOf(await NowAsync(running)), "{}", At(201), None);
        Assert.Equal(suspect.Id, (await BeginAsync(at: 202, rules)).Id);
        await Store.SucceedAsync(LeaseOf(await NowAsync(suspect)), "{}", At(203), None);
        Assert.Equal(waiting.Id, (await BeginAsync(at: 204, rules)).Id);
    }

    [Fact]
    public async Task The_least_suspect_of_two_comes_first()
    {
        var worse = await LapsedAsync(await SubmitAsync());
        await BeginAsync(at: 100);
        await SweepAsync(150);
        var better = await LapsedAsync(await SubmitAsync(), from: 200);
        Assert.Equal([1, 0], await PositionsAsync(worse, better));
        Assert.Equal(better.Id, (await BeginAsync(at: 300)).Id);
    }

    [Fact]
    public async Task An_owner_may_have_a_number_of_its_own()
    {
        var rules = Rules with { RunningPerOwner = 1, RunningOf = ImmutableDictionary<string, int>.Empty.Add("bob", 2).Add("cat", 0) };
        foreach (var owner in new[] { "ann", "ann", "bob", "bob", "bob", "cat" }) await SubmitAsync(Order(owner));
        var begun = new List<string>();
        while (await Store.LeaseAsync("worker", At(0), rules, None) is { } job) begun.Add(job.Order.Owner);
        Assert.Equal(["ann", "bob", "bob"], begun);
    }

    [Fact]
    public async Task A_clock_set_back_does_not_leave_a_webhook_waiting_for_the_old_time()
    {
        var job = await SubmitAsync(Order() with { Webhook = "https://example.com" }, at: 3600);
        await Store.CancelAsync(job.Id, At(3600), None);
        Assert.Single(await Store.DueWebhooksAsync(At(3600), TimeSpan.FromSeconds(60), 9, None));
        await Store.WebhookTriedAsync(job.Id, 1, At(3601), TimeSpan.FromSeconds(30), None);
        await SweepAsync(0);
        Assert.Empty(await Store.DueWebhooksAsync(At(29), TimeSpan.FromSeconds(60), 9, None));
        Assert.Single(await Store.DueWebhooksAsync(At(30), TimeSpan.FromSeconds(60), 9, None));
    }

    /// <summary>Begun and broken off as often as makes a suspect.</summary>
    private async Task<Job> LapsedAsync(Job job, double from = 0)
    {
        for (var lapse = 0; lapse < LeaseRules.SuspectAfter; lapse++)
        {
            Assert.Equal(job.Id, (await BeginAsync(at: from + (lapse * 40))).Id);
            await SweepAsync(from + (lapse * 40) + 30);
        }

        return await NowAsync(job);
    }
}
