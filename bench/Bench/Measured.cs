using System.Diagnostics;

namespace Cuewright.Bench;

/// <summary>One run of a program: how long it took and how much memory it held at its peak, its own and that of its largest child.</summary>
internal sealed record Measured(double Seconds, double PeakMegabytes, double PeakChildMegabytes)
{
    public static async Task<Measured> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var (own, child) = (0L, 0L);
        while (!process.HasExited)
        {
            own = Math.Max(own, PeakKilobytes(process.Id));
            foreach (var id in Children(process.Id)) child = Math.Max(child, PeakKilobytes(id));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(20));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
        await output;
        return new Measured(seconds, own / 1024.0, child / 1024.0);
    }

    private static long PeakKilobytes(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static IEnumerable<int> Children(int id)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{id}/task").SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse)];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
