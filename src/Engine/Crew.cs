using System.Runtime.ExceptionServices;

namespace Cuewright.Engine;

/// <summary>
/// Does numbered jobs side by side, block after block, and allocates nothing for it, unlike the platform's own loops. Who
/// calls works too: hands of the pool that come late find nothing left to take, so nobody waits for a thread. Which hand
/// does a job is chance, so a job writes into a place of its own. One caller at a time.
/// </summary>
/// <param name="hands">How many work at once, the caller included.</param>
internal sealed class Crew(int hands) : IThreadPoolWorkItem
{
    private readonly object _gate = new();
    private Action<int> _job = _ => { };
    private ExceptionDispatchInfo? _fault;

    /// <summary>
    /// The next job above, how many there are below, taken as one: whoever takes a number knows that the round it belongs to
    /// cannot end, nor another begin, before that job is done.
    /// </summary>
    private long _round;
    private int _undone;
    private int _called;

    /// <summary>Returns when all jobs from 0 on are done; what one of them throws is thrown here.</summary>
    public void Do(int jobs, Action<int> job)
    {
        if (jobs == 0) return;
        (_job, _fault, _undone) = (job, null, jobs);
        Interlocked.Exchange(ref _round, jobs);
        Call(Math.Min(hands, jobs) - 1);
        Work();
        Await();
        _fault?.Throw();
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Decrement(ref _called);
        Work();
    }

    /// <summary>Those who were called before and have not come yet will do.</summary>
    private void Call(int others)
    {
        while (Volatile.Read(ref _called) < others)
        {
            Interlocked.Increment(ref _called);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Work()
    {
        while (Take() is >= 0 and var number)
        {
            try
            {
                _job(number);
            }
            catch (Exception fault)
            {
                _fault = ExceptionDispatchInfo.Capture(fault);
            }

            if (Interlocked.Decrement(ref _undone) > 0) continue;
            lock (_gate) Monitor.Pulse(_gate);
        }
    }

    private int Take()
    {
        while (true)
        {
            var round = Volatile.Read(ref _round);
            var (next, jobs) = ((int)(round >> 32), (int)round);
            if (next >= jobs) return -1;
            if (Interlocked.CompareExchange(ref _round, ((long)(next + 1) << 32) | (uint)jobs, round) == round) return next;
        }
    }

    /// <summary>What others still do is nearly done: looking for a moment saves being put to sleep and woken.</summary>
    private void Await()
    {
        var spin = new SpinWait();
        while (Volatile.Read(ref _undone) > 0 && !spin.NextSpinWillYield) spin.SpinOnce();
        lock (_gate)
        {
            while (Volatile.Read(ref _undone) > 0) Monitor.Wait(_gate);
        }
    }
}
