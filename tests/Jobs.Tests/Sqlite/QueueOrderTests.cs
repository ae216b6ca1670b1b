using Cuewright.Jobs.Sqlite;

namespace Cuewright.Jobs.Tests.Sqlite;

public sealed class QueueOrderTests
{
    private static readonly Dictionary<string, Standing> Standings = new() { ["ann"] = new(2, 9), ["bob"] = new(1, 7), ["dan"] = new(1, 8) };

    [Theory]
    [InlineData("ann", 0)]
    [InlineData("bob", 0)]
    [InlineData("cleo", 0)]
    [InlineData("dan", 0)]
    [InlineData("ann", 10)]
    [InlineData("bob", 10)]
    [InlineData("dan", 10)]
    [InlineData("bob", 5)]
    [InlineData("cleo", -1)]
    [InlineData("cleo", 20)]
    public void A_job_that_came_later_stands_where_it_would_had_it_been_known(string owner, int priority)
    {
        Waiting[] known =
        [
            new("a1", "ann", 0, 1), new("a2", "ann", 0, 4), new("a3", "ann", 10, 2),
            new("b1", "bob", 0, 3), new("b2", "bob", 0, 5), new("b3", "bob", 0, 6), new("b4", "bob", 10, 7),
        ];
        var late = new Waiting("late", owner, priority, 8);

        Assert.Equal(new QueueOrder(0, 11, [.. known, late], Standings).PositionOf(late), new QueueOrder(0, 10, known, Standings).PositionOf(late));
    }
}
