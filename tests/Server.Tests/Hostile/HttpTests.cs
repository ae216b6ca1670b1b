using System.Text;

namespace Cuewright.Server.Tests.Hostile;

/// <summary>Requests that are put together wrong, on purpose.</summary>
public sealed class HttpTests
{
    private const string Head = "Host: x\r\nConnection: close\r\n";
    private const string Chunked = $"POST /v1/jobs HTTP/1.1\r\n{Head}Transfer-Encoding: chunked\r\n\r\n";

    private static string[] Strange =>
    [
        $"GET /v1/jobs HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Repeat("a: b\r\n", 1_000_000))}\r\n",
        $"GET /v1/jobs HTTP/1.1\r\nHost: x\r\nX: {new string('a', 10_000_000)}\r\n\r\n",
        $"GET /v1/jobs?{new string('a', 1_000_000)} HTTP/1.1\r\n{Head}\r\n",
        "GET /v1/jobs HTTP/1.1\r\n\r\n",
        "GET /v1/jobs HTTP/1.1\r\nHost: a b<>\r\n\r\n",
        "SSH-2.0-OpenSSH\r\n\r\n",
        $"POST /v1/jobs HTTP/1.1\r\n{Head}Content-Length: -5\r\n\r\n{{}}",
        $"POST /v1/jobs HTTP/1.1\r\n{Head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}",
        $"POST /v1/jobs HTTP/1.1\r\n{Head}Content-Length: 5\r\n\r\n{{\"prompt\":\"x\"}}",
        $"{Chunked}zz\r\n",
        $"{Chunked}ffffffffffffffff\r\n",
        $"{Chunked}{string.Concat(Enumerable.Repeat("1\r\n \r\n", 100_000))}2\r\n{{}}\r\n0\r\n\r\n",
        $"{Chunked}2\r\n{{}}\r\n0\r\n{string.Concat(Enumerable.Repeat("a: b\r\n", 100_000))}\r\n",
        $"GET /v1/files/%00 HTTP/1.1\r\n{Head}\r\n",
        $"GET /files/%2e%2e/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1\r\n{Head}\r\n",
        $"GET /v1/files/..%2f..%2fsecrets%2flinks HTTP/1.1\r\n{Head}\r\n",
        $"GET /../../../etc/passwd HTTP/1.1\r\n{Head}\r\n",
        $"PUT /uploads/%2e%2e/x HTTP/1.1\r\n{Head}Content-Length: 0\r\n\r\n",
        $"PUT /uploads/..%2f..%2fx/y/1 HTTP/1.1\r\n{Head}Content-Length: 0\r\n\r\n",
        $"GET /fal/queue/%00/requests/x/status HTTP/1.1\r\n{Head}\r\n",
        $"GET /v1/jobs?limit=99999999999999 HTTP/1.1\r\n{Head}\r\n",
    ];

    [Fact]
    public async Task Strange_requests_are_refused_and_the_server_goes_on()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        foreach (var request in Strange)
        {
            var answer = await RawClient.SendAsync(server, Encoding.Latin1.GetBytes(request));
            // Where so much is still to come that the server hangs up, the answer may be lost on the way.
            Assert.True(answer.Status is >= 400 and < 500 || (answer.Status == 0 && request.Length > 100_000), $"{request[..Math.Min(200, request.Length)]}: {answer.Text}");
        }

        await server.SubmitAsync(new { prompt = "solo piano", duration = 2 });
    }

    [Fact]
    public async Task A_length_that_is_only_claimed_costs_nothing()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        foreach (var path in new[] { "/v1/jobs", "/v1/files", "/fal/cdn/files/upload", "/elevenlabs/v1/music/video-to-music" })
        {
            using var socket = new System.Net.Sockets.TcpClient();
            await socket.ConnectAsync(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\n{Head}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000000000000000\r\n\r\n--x\r\n"));
        }

        await server.SubmitAsync(new { prompt = "solo piano", duration = 2 });
    }
}
