using System.Net;
using System.Net.Sockets;
using Cuewright.Delivery.Fetching;

namespace Cuewright.Delivery.Tests.Fetching;

/// <summary>A fetcher that may reach video.test, which lies on the loopback like all the rest, and nothing else there.</summary>
public abstract class FetchingTest : DataFolder
{
    protected const string Friend = "video.test";

    internal FetchOptions Options { get; set; } = new() { MaxBytes = 1_000_000, Reach = new ReachOptions { Allowed = [Friend] } };

    internal string Target => Path.Combine(Folder, "fetched");

    internal async Task<Fetched> FetchAsync(string address, CancellationToken cancel = default)
    {
        using var fetcher = new VideoFetcher(Options, Clock, ResolveAsync);
        return await fetcher.FetchAsync(address, Target, cancel);
    }

    /// <summary>Says that it failed in this way, told nothing of the network here, and left nothing.</summary>
    internal async Task<FetchException> RefusedAsync(FetchFault fault, string address)
    {
        var refused = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(address));
        Assert.Equal(fault, refused.Fault);
        Assert.EndsWith(".", refused.Message);
        Assert.False(File.Exists(Target));
        return refused;
    }

    internal static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancel) => host switch
    {
        Friend or "inside.test" => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
        "mixed.test" => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1"), IPAddress.Parse("::1"), IPAddress.Parse("169.254.169.254")]),
        _ when IPAddress.TryParse(host, out _) || host.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) => GuardedDial.SystemResolver(host, cancel),
        _ => throw new SocketException((int)SocketError.HostNotFound),
    };
}
