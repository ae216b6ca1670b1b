using System.Collections.Immutable;
using Cuewright.Engine.Seeds;

namespace Cuewright.Jobs.Tests;

public abstract partial class JobStoreContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_done_in_whatever_order_the_store_is_as_the_model(ulong seed)
    {
        var walk = new Walk(new Seed(seed).Begin());
        await using var model = new ModelStore();
        IJobStore[] openings = [Store, OpenAnother()];
        for (var step = 0; step < 400; step++)
        {
            var (name, act) = walk.Next();
            var expected = await act(model);
            var actual = await act(openings[step % 2]);
            Assert.True(expected == actual, $"Step {step}, {name}:\nthe model says {expected}\nthe store says {actual}");
            var (wanted, found) = (await PictureOf(model), await PictureOf(openings[(step + 1) % 2]));
            Assert.True(wanted == found, $"After step {step}, {name}:\nthe model is\n{wanted}\nthe store is\n{found}");
            walk.Learn(await model.ListAsync(null, null, 1000, None));
        }
    }

    /// <summary>All that can be seen of a store.</summary>
    private static async Task<string> PictureOf(IJobStore store)
    {
        var lines = new List<string> { $"{await store.CountAsync(None)}" };
        foreach (var job in await store.ListAsync(null, null, 1000, None))
        {
            lines.Add($"{job} at {await store.PositionAsync(job.Id, None)}, {(await store.ReadLogAsync(job.Id, 0, None)).Count} lines");
        }

        return string.Join('\n', lines);
    }

    /// <summary>Makes up what to do next: mostly what makes sense, sometimes what does not, with a clock nobody can trust.</summary>
    private sealed class Walk(Chance chance)
    {
        private static readonly string[] Owners = ["ann", "bob", "cat"];
        private static readonly string[] Workers = ["one", "two"];
        private readonly List<Lease> _leases = [new("none", "one", 1)];
        private List<string> _ids = ["none"];
        private double _clock;
        private int _named;

        private delegate Task<object?> Doing(IJobStore store);

        public (string Name, Func<IJobStore, Task<string>> Act) Next()
        {
            _clock += chance.Happens(0.04) ? chance.Between(-3000, 3000) : chance.Between(0, 10);
            var (name, doing) = Pick(At(_clock));
            return (name, async store => $"{await doing(store)}");
        }

        public void Learn(IReadOnlyList<Job> jobs)
        {
            _ids = [.. jobs.Select(job => job.Id), "none"];
            foreach (var job in jobs.Where(job => job.State == JobState.Running))
            {
                _leases.AddRange(Workers.Select(worker => LeaseOf(job, worker)).Except(_leases));
            }
        }

        private (string Name, Doing Doing) Pick(DateTimeOffset now)
        {
            // The newest leases are the ones that may be held still.
            var lease = _leases[^(1 + chance.Next(Math.Min(_leases.Count, chance.Happens(0.1) ? 100 : 6)))];
            var id = chance.Pick(_ids);
            var (worker, count, tries) = (chance.Pick(Workers), 1 + chance.Next(3), 1 + chance.Next(2));
            switch (chance.Next(17))
            {
                case 0 or 1 or 2:
                    var order = MadeUp(now);
                    var most = chance.Happens(0.1) ? 3 : 1000;
                    return ($"submit {order}", async store =>
                    {
                        try
                        {
                            return await store.SubmitAsync(order, now, most, None);
                        }
                        catch (QueueFullException e)
                        {
                            return e.Message;
                        }
                    }
                    );
                case 3 or 4 or 5:
                    var rules = Rules with
                    {
                        RunningPerOwner = 1 + chance.Next(4),
                        RunningOf = chance.Happens(0.3) ? ImmutableDictionary<string, int>.Empty.Add(chance.Pick(Owners), chance.Next(3)) : Rules.RunningOf,
                        Duration = TimeSpan.FromSeconds(chance.Between(10, 60)),
                        SuspectPatience = TimeSpan.FromSeconds(chance.Between(0, 60)),
                    };
                    return ($"lease {worker} {now} {rules}", async store => await store.LeaseAsync(worker, now, rules, None));
                case 6:
                    var (until, progress) = (now + TimeSpan.FromSeconds(chance.Between(10, 60)), chance.Next());
                    return ($"heartbeat {lease}", async store => await store.HeartbeatAsync(lease, until, "Stage", progress, None));
                case 7:
                    return ($"succeed {lease}", async store => await store.SucceedAsync(lease, "{}", now, None));
                case 8:
                    return ($"fail {lease}", async store => await store.FailAsync(lease, new JobFailure("odd", "Odd."), now, None));
                case 9:
                    return ($"stop {lease}", async store => await store.StopAsync(lease, now, None));
                case 10:
                    return ($"return {lease}", async store => await store.ReturnAsync(lease, now, None));
                case 11:
                    return ($"cancel {id}", async store => await store.CancelAsync(id, now, None));
                case 12:
                    var dead = chance.Happens(0.5) ? worker : "";
                    var sweep = new SweepRules { Attempts = 4, IsGone = name => name == dead, TrustsLeases = chance.Happens(0.7) };
                    return ($"sweep {now}, {dead} is gone", async store => Ordered(await store.SweepAsync(now, sweep, None)));
                case 13:
                    return ($"purge {now}", async store => Ordered(await store.PurgeAsync(now, 100, None)));
                case 14:
                    return ($"due webhooks {now}", async store => string.Join('\n', await store.DueWebhooksAsync(now, TimeSpan.FromSeconds(20), count, None)));
                case 15:
                    return ($"delete {id}", async store => await store.DeleteAsync(id, None));
                default:
                    if (chance.Happens(0.5)) return ($"log {id}", async store => (await LoggedAsync(store, id, now)).Count);
                    TimeSpan? wait = chance.Happens(0.5) ? TimeSpan.FromSeconds(20) : null;
                    return ($"webhook tried {id} {tries}", async store => await store.WebhookTriedAsync(id, tries, now, wait, None));
            }
        }

        private NewJob MadeUp(DateTimeOffset now) => new()
        {
            Id = $"{++_named}",
            Owner = chance.Pick(Owners),
            Door = "native",
            Endpoint = "score",
            Work = "{}",
            Priority = chance.Next(3),
            IdempotencyKey = chance.Happens(0.3) ? $"{chance.Next(9)}" : null,
            StartBefore = chance.Happens(0.2) ? now.AddSeconds(chance.Between(0, 60)) : null,
            Webhook = chance.Happens(0.3) ? "https://example.com" : null,
            Keep = TimeSpan.FromSeconds(chance.Between(0, 600)),
        };

        private static async Task<IReadOnlyList<LogLine>> LoggedAsync(IJobStore store, string id, DateTimeOffset now)
        {
            await store.LogAsync(id, now, LogLevelName.Info, "Line.", None);
            return await store.ReadLogAsync(id, 0, None);
        }

        private static string Ordered(IReadOnlyList<Job> jobs) => string.Join('\n', jobs.OrderBy(job => job.Id, StringComparer.Ordinal));
    }
}
