using System.Diagnostics;
using System.Globalization;
using Cuewright.Engine;

namespace Cuewright.Media.Processes;

/// <summary>
/// One running ffmpeg or ffprobe, and the only code that starts a process. Both its pipes are drained, it dies with its
/// children when the caller cancels, when its time is up and when this object is disposed.
/// </summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private const int MaximumCapturedBytes = 64 << 20;

    private readonly Process _process;
    private readonly ErrorTail _errors;
    private readonly Task _errorPump;
    private readonly TimeSpan _wallTime;
    private readonly CancellationToken _cancel;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenRegistration _killOnLimit;

    private ToolProcess(Process process, ToolCall call, Action<string>? onErrorLine, CancellationToken cancel)
    {
        _process = process;
        _errors = new ErrorTail(onErrorLine);
        _errorPump = PumpErrorsAsync();
        _wallTime = call.WallTime;
        _cancel = cancel;
        _limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _limit.CancelAfter(call.WallTime);
        _killOnLimit = _limit.Token.Register(Stop);
    }

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Input => _process.StandardInput.BaseStream;

    public int Id => _process.Id;

    /// <summary>Cancelled by the caller or by the time limit.</summary>
    public CancellationToken Stopped => _limit.Token;

    public static ToolProcess Start(FfmpegTools tools, ToolCall call, CancellationToken cancel, Action<string>? onErrorLine = null)
    {
        cancel.ThrowIfCancellationRequested();
        var process = new Process { StartInfo = Describe(tools, call) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            process.Dispose();
            throw new RefusalException(RefusalCode.MissingTool, $"The program {tools.PathOf(call.Tool)} cannot be started: {e.Message}.", e);
        }

        if (!call.TakesInput) process.StandardInput.Close();
        return new ToolProcess(process, call, onErrorLine, cancel);
    }

    /// <summary>Runs to the end and keeps what it printed.</summary>
    public static async Task<(ToolExit Exit, byte[] Output)> RunAsync(FfmpegTools tools, ToolCall call, CancellationToken cancel,
        ReadOnlyMemory<byte> input = default)
    {
        await using var running = Start(tools, call with { TakesInput = !input.IsEmpty }, cancel);
        var feeding = input.IsEmpty ? Task.CompletedTask : running.FeedAsync(input);
        using var output = new MemoryStream();
        var buffer = new byte[1 << 16];
        int count;
        while ((count = await running.Output.ReadAsync(buffer, CancellationToken.None)) > 0)
        {
            if (output.Length + count > MaximumCapturedBytes)
            {
                throw new RefusalException(RefusalCode.TooLarge, "The file describes more streams and packets than can be taken in.");
            }

            output.Write(buffer, 0, count);
        }

        await feeding;
        return (await running.ExitAsync(), output.ToArray());
    }

    /// <summary>Waits for the end. Cancellation and a limit that struck come out as what they are, not as an exit code.</summary>
    public async Task<ToolExit> ExitAsync()
    {
        if (_process.StartInfo.RedirectStandardInput) CloseInput();
        await Output.CopyToAsync(Stream.Null, CancellationToken.None);
        await _process.WaitForExitAsync(CancellationToken.None);
        await _errorPump;
        _cancel.ThrowIfCancellationRequested();
        if (_limit.IsCancellationRequested)
        {
            throw new RefusalException(RefusalCode.TimedOut,
                string.Create(CultureInfo.InvariantCulture, $"ffmpeg was stopped after its time limit of {_wallTime.TotalSeconds:0.#} seconds."));
        }

        return new ToolExit(_process.ExitCode, _errors.LastLine, _errors.Text);
    }

    public async ValueTask DisposeAsync()
    {
        await _killOnLimit.DisposeAsync();
        Stop();
        await _process.WaitForExitAsync(CancellationToken.None);
        await _errorPump;
        _process.Dispose();
        _limit.Dispose();
    }

    private static ProcessStartInfo Describe(FfmpegTools tools, ToolCall call)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // FFREPORT in the environment would make ffmpeg write a log of all arguments into the current folder.
        start.Environment.Remove("FFREPORT");
        // Colours in the environment's liking would stand in the lines that are read.
        start.Environment.Remove("AV_LOG_FORCE_COLOR");
        start.Environment["AV_LOG_FORCE_NOCOLOR"] = "1";
        if (tools.Prlimit is { } prlimit)
        {
            start.FileName = prlimit;
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--as={ToolCall.MemoryBytes}"));
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--fsize={call.FileBytes}"));
            start.ArgumentList.Add("--core=0");
            start.ArgumentList.Add("--");
            start.ArgumentList.Add(tools.PathOf(call.Tool));
        }
        else
        {
            start.FileName = tools.PathOf(call.Tool);
        }

        foreach (var argument in call.Arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private async Task FeedAsync(ReadOnlyMemory<byte> input)
    {
        try
        {
            await Input.WriteAsync(input, CancellationToken.None);
            CloseInput();
        }
        catch (IOException)
        {
            // The program went away before it had read everything; its exit says why.
        }
    }

    private async Task PumpErrorsAsync()
    {
        var stream = _process.StandardError.BaseStream;
        var buffer = new byte[4096];
        int count;
        while ((count = await stream.ReadAsync(buffer, CancellationToken.None)) > 0) _errors.Feed(buffer.AsSpan(0, count));
        _errors.EndLine();
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Closing flushes; a program that is gone has nothing left to take.
        }
    }

    public void Stop()
    {
        try
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself between the two calls.
        }
    }
}
