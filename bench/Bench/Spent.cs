using System.Diagnostics;

namespace Cuewright.Bench;

/// <summary>What some work took: on the clock, and of all processors together, its children's share included.</summary>
internal readonly record struct Spent(double Seconds, double ProcessorSeconds)
{
    /// <summary>The unit of processor times under /proc.</summary>
    private const double TicksPerSecond = 100;

    public static async Task<Spent> OnAsync(Func<Task> work)
    {
        var (watch, before) = (Stopwatch.StartNew(), ProcessorTicks());
        await work();
        return new Spent(watch.Elapsed.TotalSeconds, (ProcessorTicks() - before) / TicksPerSecond);
    }

    public static Spent On(Action work)
    {
        var (watch, before) = (Stopwatch.StartNew(), ProcessorTicks());
        work();
        return new Spent(watch.Elapsed.TotalSeconds, (ProcessorTicks() - before) / TicksPerSecond);
    }

    /// <summary>User and system time of this process and of the children it has waited for.</summary>
    private static long ProcessorTicks()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        // The name may hold blanks; what follows its bracket starts with field 3.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(long.Parse);
    }
}
