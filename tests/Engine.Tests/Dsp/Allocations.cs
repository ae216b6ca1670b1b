namespace Cuewright.Engine.Tests.Dsp;

internal static class Allocations
{
    /// <summary>
    /// Bytes that an action allocates. The least of a few goes: a collection started by another thread in between counts what
    /// was set aside for this one as used.
    /// </summary>
    public static long Of(Action action)
    {
        action();
        var least = long.MaxValue;
        for (var go = 0; go < 5; go++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
