using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Cuewright.Delivery.Fetching;

/// <summary>
/// Which addresses may be dialled. Strangers choose where we fetch from, so by default only the public internet: what is
/// near the server trusts it more than it trusts a stranger. The tables follow the special-purpose registries of IANA.
/// </summary>
internal sealed class AddressRules
{
    /// <summary>Near, and reachable when the operator says so: loopback, private, carrier-shared and unique local space.</summary>
    private static readonly ImmutableArray<IPNetwork> Private = Networks("127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 ::1/128 fc00::/7");

    /// <summary>
    /// Never anybody's server: this host, link-local (169.254.169.254 gives out the keys of a cloud), protocol and
    /// documentation space, relays, benchmarks, multicast, reserved. Of IPv6 everything outside 2000::/3 is such.
    /// </summary>
    private static readonly ImmutableArray<IPNetwork> Shut = Networks(
        "0.0.0.0/8 169.254.0.0/16 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
        + "2001::/23 2001:db8::/32 2002::/16 3fff::/20");

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Networks without IPv4 of their own reach it under this prefix; the address inside is what counts.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    private readonly bool _allowsPrivate;
    private readonly ImmutableArray<IPNetwork> _networks;
    private readonly ImmutableHashSet<string> _hosts;

    /// <summary>Throws <see cref="FormatException"/> with a sentence for an entry that is no address, network or host name.</summary>
    public AddressRules(ReachOptions options)
    {
        _allowsPrivate = options.AllowPrivate;
        var networks = options.Allowed.ToLookup(entry => ParseNetwork(entry) is not null);
        _networks = [.. networks[true].Select(entry => ParseNetwork(entry)!.Value)];
        _hosts = networks[false].Select(PlainHost).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        if (_hosts.FirstOrDefault(host => Uri.CheckHostName(host) != UriHostNameType.Dns) is { } odd) throw new FormatException($"'{odd}' is no address, no network and no host name.");
    }

    public bool Permits(string host, IPAddress address)
    {
        var real = Unwrap(address);
        if (_hosts.Contains(PlainHost(host)) || Within(_networks, real)) return true;
        if (Within(Private, real)) return _allowsPrivate;
        return !Within(Shut, real) && (real.AddressFamily == AddressFamily.InterNetwork || GlobalV6.Contains(real));
    }

    /// <summary>The IPv4 address that an IPv6 spelling stands for.</summary>
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        return Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : address;
    }

    private static bool Within(ImmutableArray<IPNetwork> networks, IPAddress address) => networks.Any(network => network.Contains(address));

    private static IPNetwork? ParseNetwork(string entry)
    {
        if (IPAddress.TryParse(entry, out var single)) return new IPNetwork(single, single.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        if (IPNetwork.TryParse(entry, out var network)) return network;
        return entry.Contains('/') ? throw new FormatException($"'{entry}' is no network; a network is an address and a length, like 10.0.0.0/8.") : null;
    }

    /// <summary>A dot at the end is the same name.</summary>
    private static string PlainHost(string host) => host.EndsWith('.') ? host[..^1] : host;

    private static ImmutableArray<IPNetwork> Networks(string list) => [.. list.Split(' ').Select(text => IPNetwork.Parse(text))];
}
