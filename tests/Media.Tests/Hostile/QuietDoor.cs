using System.Net;
using System.Net.Sockets;

namespace Cuewright.Media.Tests.Hostile;

/// <summary>A door on the loopback at which nobody is to knock.</summary>
public sealed class QuietDoor : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.IPv6Any, 0) { Server = { DualMode = true } };

    public QuietDoor() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The system keeps who has connected until asked, so nobody slips by.</summary>
    public bool WasKnockedAt() => _listener.Pending();

    public void Dispose() => _listener.Dispose();
}
