using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cuewright.Delivery.Tests;

/// <summary>What a client has sent, as it came.</summary>
internal sealed record RawRequest(string Head, byte[] Body)
{
    public string Path => Head.Split(' ')[1];

    public string? Header(string name) => Head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}

/// <summary>A server on bare sockets: it can answer what no proper server would.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<RawRequest, NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _accepting;

    public LoopbackServer(Func<RawRequest, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public ConcurrentQueue<RawRequest> Requests { get; } = new();

    public int Connections { get; private set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static LoopbackServer Answering(string raw) => new((_, stream, cancel) => stream.WriteAsync(Encoding.Latin1.GetBytes(raw), cancel).AsTask());

    /// <summary>Answers by path.</summary>
    public static LoopbackServer Answering(Func<RawRequest, string> raw) => new((request, stream, cancel) => stream.WriteAsync(Encoding.Latin1.GetBytes(raw(request)), cancel).AsTask());

    public string Url(string host, string path = "/clip.mp4") => $"http://{host}:{Port}{path}";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        // A listener that is stopped while it is asked for the next guest throws something else than a cancelled one.
        await _accepting;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                Connections++;
                open.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        try
        {
            var request = await ReadAsync(stream);
            Requests.Enqueue(request);
            await _answer(request, stream, _end.Token);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // The client has hung up, or the test is over.
        }
    }

    private async Task<RawRequest> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var letter = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(letter, _end.Token);
            if (head.Length == 0 && !char.IsAsciiLetter((char)letter[0])) throw new IOException("This is no HTTP; perhaps TLS.");
            head.Append((char)letter[0]);
        }

        var request = new RawRequest(head.ToString(), []);
        if (request.Header("Content-Length") is not { } length) return request;
        var body = new byte[int.Parse(length)];
        await stream.ReadExactlyAsync(body, _end.Token);
        return request with { Body = body };
    }
}
