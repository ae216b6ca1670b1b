namespace Cuewright.Delivery.Fetching;

/// <summary>How long is waited: for everything together, and for the next sign of life.</summary>
internal sealed class Patience : IDisposable
{
    private readonly FetchOptions _options;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _total;
    private readonly CancellationTokenSource _stall;
    private readonly CancellationTokenSource _any;

    public Patience(FetchOptions options, TimeProvider clock, CancellationToken caller)
    {
        _options = options;
        _caller = caller;
        _total = new CancellationTokenSource(options.TotalTimeout, clock);
        _stall = new CancellationTokenSource(options.StallTimeout, clock);
        _any = CancellationTokenSource.CreateLinkedTokenSource(_total.Token, _stall.Token, caller);
    }

    public CancellationToken Token => _any.Token;

    public void SignOfLife() => _stall.CancelAfter(_options.StallTimeout);

    /// <summary>Why the wait was ended; null if the caller ended it.</summary>
    public FetchException? Fault()
    {
        if (_caller.IsCancellationRequested) return null;
        return _total.IsCancellationRequested
            ? new FetchException(FetchFault.FetchTimedOut, $"The file did not arrive within {_options.TotalTimeout.TotalSeconds:0.#} s.")
            : new FetchException(FetchFault.FetchTimedOut, $"The address sent nothing for {_options.StallTimeout.TotalSeconds:0.#} s.");
    }

    public void Dispose()
    {
        _any.Dispose();
        _stall.Dispose();
        _total.Dispose();
    }
}
