using System.Net;
using System.Net.Sockets;

namespace Cuewright.Delivery.Tests;

/// <summary>A port where nobody listens, held so that nobody else begins to.</summary>
internal sealed class ShutDoor : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ShutDoor() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port; // It was bound.

    public void Dispose() => _socket.Dispose();
}
