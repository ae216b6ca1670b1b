using System.CommandLine;
using Cuewright.Cli.Reporting;
using Cuewright.Engine;

namespace Cuewright.Cli;

/// <summary>Runs a command line and turns every way it can fail into one sentence and an exit code.</summary>
internal static class Entry
{
    public static async Task<int> RunAsync(Command root, string[] args)
    {
        var parse = root.Parse(args);
        var json = args.Contains("--json");
        if (parse.Errors.Count > 0)
        {
            Failures.Write(json, "BadOption", $"{string.Join(" ", parse.Errors.Select(error => error.Message))} See ./cuewright --help.");
            return ExitCode.Usage;
        }

        try
        {
            // Work ends at once by itself when it is told to; a server may be given a day for what it still has in hand.
            return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromDays(2) });
        }
        catch (RefusalException refusal)
        {
            Failures.Write(json, refusal.Code.ToString(), refusal.Message);
            return ExitCode.For(refusal.Code);
        }
        catch (OperationCanceledException)
        {
            Failures.Write(json, "Cancelled", "Stopped; what is there is whole, nothing was left half-written.");
            return ExitCode.Cancelled;
        }
        catch (UnauthorizedAccessException error)
        {
            Failures.Write(json, "Unwritable", error.Message);
            return ExitCode.Output;
        }
        catch (Exception error)
        {
            Failures.Write(json, "Bug", $"This is a fault of Cuewright itself: {error}");
            return ExitCode.Bug;
        }
    }
}
