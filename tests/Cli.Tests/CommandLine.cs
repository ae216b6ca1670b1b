using System.Diagnostics;

namespace Cuewright.Cli.Tests;

/// <summary>Runs the real program in a process of its own, as a user would.</summary>
internal static class CommandLine
{
    /// <summary>Small and quick; what it sounds like is tested elsewhere.</summary>
    private const string SmallBank = "/usr/share/sounds/sf2/TimGM6mb.sf2";

    public sealed record Answer(int ExitCode, string Output, string Error);

    public static Task<Answer> RunAsync(params IEnumerable<string> arguments) => RunAsync(arguments, [], null);

    public static async Task<Answer> RunAsync(IEnumerable<string> arguments, Dictionary<string, string?> environment, Func<Process, Task>? meanwhile)
    {
        using var process = Start(arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (meanwhile is not null) await meanwhile(process);
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, await output, await error);
    }

    public static async Task ToolAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!; // null only with shell execution
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {await error}");
    }

    private static Process Start(IEnumerable<string> arguments, Dictionary<string, string?> environment)
    {
        // A suite that runs in the background inherits a deaf ear for Ctrl-C; a user's program has none.
        var start = new ProcessStartInfo("/usr/bin/env") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add("--default-signal=INT");
        start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Cuewright.Cli.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["CUEWRIGHT_BANK"] = SmallBank;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!; // null only with shell execution
    }
}
