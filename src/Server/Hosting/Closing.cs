using Microsoft.Extensions.Hosting;

namespace Cuewright.Server.Hosting;

/// <summary>How this process ends: first nothing new is begun; when the running jobs have had their time, everything is let go.</summary>
public sealed class Closing : IDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _begun;

    public Closing(IHostApplicationLifetime lifetime, ServerOptions options, TimeProvider clock)
    {
        _over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        Begun = lifetime.ApplicationStopping;
        _begun = Begun.Register(() => _over.CancelAfter(options.Drain));
    }

    /// <summary>The server was told to stop.</summary>
    public CancellationToken Begun { get; }

    /// <summary>What still runs has to stop now.</summary>
    public CancellationToken Over => _over.Token;

    public void Dispose()
    {
        _begun.Dispose();
        _over.Dispose();
    }
}
