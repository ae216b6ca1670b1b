using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Cuewright.Server.Tests.Faults;

/// <summary>The server as an operator starts it: a process of its own, which can be killed at any moment.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly Task _reading;
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadOutputAsync(), ReadErrorsAsync());
    }

    /// <summary>What it has told on standard error.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    public int Id => _process.Id;

    public bool IsAlive => !_process.HasExited;

    /// <param name="folder">The data folder.</param>
    /// <param name="within">A command that starts the server, given as further arguments; none: it is started directly.</param>
    /// <param name="flags">Further flags.</param>
    public static ServerProcess Start(string folder, IEnumerable<string>? within = null, params IEnumerable<string> flags)
    {
        string[] command =
        [
            .. within ?? [], "dotnet", Path.Combine(AppContext.BaseDirectory, "Cuewright.Cli.dll"),
            "serve", "--urls", "http://127.0.0.1:0", "--data", folder, "--reach-private", "true", "--log-level", "warning", .. flags,
        ];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        start.Environment["CUEWRIGHT_BANK"] = Bank.SmallPath;
        return new ServerProcess(Process.Start(start)!); // null only with shell execution
    }

    /// <summary>A client of it once it listens; null if it ended before that.</summary>
    public async Task<HttpClient?> ClientAsync() => await _address.Task is { } address ? new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) } : null;

    /// <summary>As the system does it that runs out of memory, or kill -9: the process has no say in it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    /// <summary>As an operator does it.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {_process.Id}")])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        await _reading;
        Assert.True(_process.ExitCode == 0, $"The server ended with {_process.ExitCode}: {Log}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task ReadOutputAsync()
    {
        const string listens = "Cuewright listens on ";
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(listens, StringComparison.Ordinal)) _address.TrySetResult(new Uri(line[listens.Length..].TrimEnd('.')));
        }

        _address.TrySetResult(null);
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_log) _log.AppendLine(line);
        }
    }
}
