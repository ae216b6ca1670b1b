using System.Net;
using System.Net.Sockets;

namespace Cuewright.Delivery.Fetching;

internal delegate Task<IPAddress[]> Resolve(string host, CancellationToken cancel);

/// <summary>
/// Opens connections to permitted addresses only. The address that is checked is the one that is dialled, so a name that
/// changes its answer between check and use gains nothing; and as every connection comes through here, so does every hop.
/// </summary>
internal sealed class GuardedDial(ReachOptions options, Resolve resolve, TimeProvider clock)
{
    private readonly AddressRules _rules = new(options);

    public static Resolve SystemResolver { get; } = Dns.GetHostAddressesAsync;

    /// <summary>Sends nothing that was not asked for and takes nothing further than it was asked: no proxy, no cookies, no unpacking.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancel) => await DialAsync(context.DnsEndPoint, cancel),
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 64,
    })
    {
        // Who sends keeps the time itself, by the clock it was given.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private async Task<Stream> DialAsync(DnsEndPoint target, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(options.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            var permitted = (await ResolveAsync(target.Host, either.Token)).Where(address => _rules.Permits(target.Host, address)).ToArray();
            if (permitted.Length == 0) throw new FetchException(FetchFault.FetchForbidden, $"{target.Host} is not on the public internet, and this server is not set to reach it.");
            return await ConnectAsync(permitted, target, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new FetchException(FetchFault.FetchTimedOut, $"{target.Host} could not be reached within {options.ConnectTimeout.TotalSeconds:0.#} s.");
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancel)
    {
        try
        {
            // The question itself cannot be called back on every system; the wait for it can.
            return await resolve(host, cancel).WaitAsync(cancel);
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            throw new FetchException(FetchFault.FetchFailed, $"There is no host named {host}.", fault);
        }
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, DnsEndPoint target, CancellationToken cancel)
    {
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, target.Port), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException fault)
            {
                socket.Dispose();
                last = fault;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw new FetchException(FetchFault.FetchFailed, $"{target.Host} does not accept connections.", last);
    }
}
