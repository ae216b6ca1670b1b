using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Tests;

/// <summary>What a server logs, as it is logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly Channel<(LogLevel Level, string Text)> _lines = Channel.CreateUnbounded<(LogLevel, string)>();

    /// <summary>From now on.</summary>
    public static LogLines Of(RunningServer server)
    {
        var lines = new LogLines();
        server.Part<ILoggerFactory>().AddProvider(lines);
        return lines;
    }

    /// <summary>Waits for the first line that holds these words and takes it, with all that came before it.</summary>
    public async Task<(LogLevel Level, string Text)> NextAsync(string words)
    {
        while (true)
        {
            var line = await _lines.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (line.Text.Contains(words, StringComparison.Ordinal)) return line;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Writer.TryWrite((logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
