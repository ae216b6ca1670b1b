using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests;

public sealed class CrewTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Each_job_is_done_once_a_round_however_many_hands_there_are(int hands)
    {
        // Rounds of different length one after the other: who comes late from one must not do a job of the next twice.
        var crew = new Crew(hands);
        var done = new int[20];
        for (var round = 0; round < 20_000; round++)
        {
            var jobs = round % (done.Length + 1);
            Array.Clear(done);
            crew.Do(jobs, number => Interlocked.Increment(ref done[number]));
            Assert.True(done.Index().All(job => job.Item == (job.Index < jobs ? 1 : 0)), $"round {round}: {string.Join(' ', done)}");
        }
    }

    [Fact]
    public void Work_is_shared()
    {
        // Each of two jobs waits for the other: one hand alone would never end.
        using var meeting = new Barrier(2);
        new Crew(2).Do(2, _ => meeting.SignalAndWait(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_a_job_throws_reaches_the_caller_and_the_crew_goes_on()
    {
        var crew = new Crew(2);
        var done = new int[10];
        Assert.Throws<InvalidDataException>(() => crew.Do(10, number =>
        {
            done[number]++;
            if (number == 3) throw new InvalidDataException();
        }));
        crew.Do(10, number => done[number]++);
        Assert.All(done, times => Assert.Equal(2, times));
    }

    [Fact]
    public void A_crew_within_a_crew_does_not_wait_for_hands_that_are_busy()
    {
        var sums = new int[8];
        new Crew(4).Do(8, outer => new Crew(4).Do(8, inner => Interlocked.Add(ref sums[outer], inner)));
        Assert.All(sums, sum => Assert.Equal(28, sum));
    }

    [Fact]
    public void Handing_out_work_allocates_nothing()
    {
        var crew = new Crew(2);
        var done = new int[20];
        Action<int> job = number => done[number]++;
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var round = 0; round < 100; round++) crew.Do(done.Length, job);
        }));
    }
}
