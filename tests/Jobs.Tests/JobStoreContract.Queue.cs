namespace Cuewright.Jobs.Tests;

public abstract partial class JobStoreContract
{
    [Fact]
    public async Task Who_came_first_goes_first_even_if_the_clock_went_back_between()
    {
        var jobs = new[] { await SubmitAsync(at: 100), await SubmitAsync(at: 50), await SubmitAsync(at: 50) };
        Assert.Equal([0, 1, 2], await PositionsAsync(jobs));
        Assert.Equal(Ids(jobs), await LeaseAllAsync());
    }

    [Fact]
    public async Task Smaller_priority_goes_first_whoever_owns_it()
    {
        var low = await SubmitAsync(Order(priority: 10));
        var normal = await SubmitAsync(Order());
        var lowToo = await SubmitAsync(Order("bob", priority: 10));
        var urgent = await SubmitAsync(Order(priority: -1));
        Assert.Equal([3, 1, 2, 0], await PositionsAsync(low, normal, lowToo, urgent));
        Assert.Equal(Ids(urgent, normal, lowToo, low), await LeaseAllAsync());
    }

    [Fact]
    public async Task The_owner_with_the_fewest_running_goes_first_then_the_longest_wait()
    {
        var ann = new[] { await SubmitAsync(Order("ann")), await SubmitAsync(Order("ann")), await SubmitAsync(Order("ann")), await SubmitAsync(Order("ann")) };
        var bob = new[] { await SubmitAsync(Order("bob")), await SubmitAsync(Order("bob")) };
        var cat = await SubmitAsync(Order("cat"));
        Job[] turns = [ann[0], bob[0], cat, ann[1], bob[1], ann[2], ann[3]];

        Assert.Equal(Enumerable.Range(0, turns.Length).Select(i => (int?)i), await PositionsAsync(turns));
        Assert.Equal(Ids(turns), await LeaseAllAsync());
    }

    [Fact]
    public async Task What_runs_already_counts_for_the_turn()
    {
        await SubmitAsync(Order("ann"));
        await SubmitAsync(Order("ann"));
        var running = new[] { await BeginAsync(), await BeginAsync() };
        var ann = await SubmitAsync(Order("ann"));
        var bob = new[] { await SubmitAsync(Order("bob")), await SubmitAsync(Order("bob")), await SubmitAsync(Order("bob")) };

        Assert.Equal([2, 0, 1, 3], await PositionsAsync(ann, bob[0], bob[1], bob[2]));
        await Store.SucceedAsync(LeaseOf(running[0]), "{}", At(1), None);
        Assert.Equal([1, 0, 2, 3], await PositionsAsync(ann, bob[0], bob[1], bob[2]));
        await Store.SucceedAsync(LeaseOf(running[1]), "{}", At(1), None);
        Assert.Equal(Ids(bob[0], ann, bob[1], bob[2]), await LeaseAllAsync());
    }

    [Fact]
    public async Task Owners_take_turns_however_many_wait_and_whoever_came_first()
    {
        foreach (var (owner, count) in new[] { ("ann", 60), ("bob", 25), ("cat", 15) })
        {
            for (var i = 0; i < count; i++) await SubmitAsync(Order(owner));
        }

        var running = new Queue<Job>();
        var begun = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            running.Enqueue(await BeginAsync());
            begun.Add(running.Last().Order.Owner);
            if (running.Count == 2) await Store.SucceedAsync(LeaseOf(running.Dequeue()), "{}", At(1), None);
        }

        Assert.All(begun.Take(45).Chunk(3), turn => Assert.Equal(["ann", "bob", "cat"], turn.Order()));
        Assert.All(begun.Skip(45).Take(20).Chunk(2), turn => Assert.Equal(["ann", "bob"], turn.Order()));
        Assert.All(begun.Skip(65), owner => Assert.Equal("ann", owner));
    }

    [Fact]
    public async Task No_owner_has_more_running_than_the_limit()
    {
        var rules = Rules with { RunningPerOwner = 2 };
        for (var i = 0; i < 4; i++) await SubmitAsync(Order("ann"));
        var first = await BeginAsync(rules: rules);
        await BeginAsync(rules: rules);
        Assert.Null(await Store.LeaseAsync("worker", At(0), rules, None));

        var bob = await SubmitAsync(Order("bob", priority: 10));
        Assert.Equal(bob.Id, (await BeginAsync(rules: rules)).Id);
        Assert.Null(await Store.LeaseAsync("worker", At(0), rules, None));
        await Store.SucceedAsync(LeaseOf(first), "{}", At(1), None);
        Assert.Equal("ann", (await BeginAsync(rules: rules)).Order.Owner);
    }

    [Fact]
    public async Task A_job_that_comes_back_keeps_its_place()
    {
        var jobs = new[] { await SubmitAsync(), await SubmitAsync(), await SubmitAsync() };
        var begun = await BeginAsync();
        Assert.Equal([null, 0, 1], await PositionsAsync(jobs));
        await Store.ReturnAsync(LeaseOf(begun), At(1), None);
        Assert.Equal([0, 1, 2], await PositionsAsync(jobs));
        await BeginAsync();
        await SweepAsync(at: 60);
        Assert.Equal([0, 1, 2], await PositionsAsync(jobs));
        await Store.CancelAsync(jobs[1].Id, At(61), None);
        Assert.Equal([0, null, 1], await PositionsAsync(jobs));
        Assert.Null(await Store.PositionAsync("no such job", None));
    }

    [Fact]
    public async Task A_full_queue_refuses_what_is_new_and_still_knows_what_it_has()
    {
        var order = Order() with { IdempotencyKey = "k" };
        await Store.SubmitAsync(order, At(0), 1, None);
        await Store.SubmitAsync(Order(), At(0), 1, None);

        var refused = Order();
        Assert.Equal(2, (await Assert.ThrowsAsync<QueueFullException>(() => Store.SubmitAsync(refused, At(0), 1, None))).Waiting);
        Assert.Null(await Store.FindAsync(refused.Id, None));
        Assert.False((await Store.SubmitAsync(order, At(0), 0, None)).IsNew);
        await BeginAsync();
        Assert.True((await Store.SubmitAsync(refused, At(0), 1, None)).IsNew);
    }

    [Fact]
    public async Task A_key_given_twice_is_the_first_job_but_each_owner_has_keys_of_its_own()
    {
        var first = await SubmitAsync(Order("ann") with { IdempotencyKey = "k" });
        var again = await Store.SubmitAsync(Order("ann") with { IdempotencyKey = "k", Work = "other" }, At(9), 1000, None);
        Assert.Equal(new Submitted(first, IsNew: false), again);
        Assert.True((await Store.SubmitAsync(Order("bob") with { IdempotencyKey = "k" }, At(9), 1000, None)).IsNew);
        Assert.True((await Store.SubmitAsync(Order("ann"), At(9), 1000, None)).IsNew);

        await Store.CancelAsync(first.Id, At(10), None);
        Assert.Equal(JobState.Cancelled, (await Store.SubmitAsync(Order("ann") with { IdempotencyKey = "k" }, At(11), 1000, None)).Job.State);
    }

    [Fact]
    public async Task A_submit_repeated_is_not_a_second_job()
    {
        var order = Order();
        var first = await Store.SubmitAsync(order, At(0), 1000, None);
        Assert.Equal(first with { IsNew = false }, await Store.SubmitAsync(order, At(1), 1000, None));
        Assert.Equal(1, (await Store.CountAsync(None)).Queued);
    }

    [Fact]
    public async Task Lists_are_newest_first_in_pages_that_join()
    {
        var jobs = new List<Job>();
        for (var i = 0; i < 7; i++) jobs.Add(await SubmitAsync(Order(i % 2 == 0 ? "ann" : "bob"), at: -i));
        jobs.Reverse();

        Assert.Equal(Ids([.. jobs]), await PagesAsync(null, 3));
        Assert.Equal(Ids([.. jobs.Where(job => job.Order.Owner == "ann")]), await PagesAsync("ann", 2));
        Assert.Empty(await Store.ListAsync("cat", null, 9, None));
        Assert.Empty(await Store.ListAsync(null, "no such job", 9, None));
    }

    private static IEnumerable<string> Ids(params Job[] jobs) => jobs.Select(job => job.Id);

    private async Task<List<int?>> PositionsAsync(params Job[] jobs)
    {
        var positions = new List<int?>();
        foreach (var job in jobs) positions.Add(await Store.PositionAsync(job.Id, None));
        return positions;
    }

    private async Task<List<string>> LeaseAllAsync()
    {
        var ids = new List<string>();
        while (await Store.LeaseAsync("worker", At(1000), Rules, None) is { } job) ids.Add(job.Id);
        return ids;
    }

    private async Task<List<string>> PagesAsync(string? owner, int count)
    {
        var ids = new List<string>();
        while (await Store.ListAsync(owner, ids.LastOrDefault(), count, None) is { Count: > 0 } page) ids.AddRange(page.Select(job => job.Id));
        return ids;
    }
}
