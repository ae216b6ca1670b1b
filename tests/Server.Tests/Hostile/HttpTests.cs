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

    [Theory]
    [InlineData("/v1/jobs")]
    [InlineData("/fal/queue/sonilo/v1.1/text-to-music")]
    [InlineData("/elevenlabs/v1/music")]
    public async Task What_is_too_long_before_the_body_is_said_in_a_sentence(string path)
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        await SaysAsync(414, "longer than 8 KB", $"GET {path}?{new string('a', 8192)} HTTP/1.1\r\n{Head}\r\n");
        await SaysAsync(431, "100 lines or 32 KB", $"GET {path} HTTP/1.1\r\n{Head}X: {new string('a', 32_768)}\r\n\r\n");
        await SaysAsync(431, "100 lines or 32 KB", $"GET {path} HTTP/1.1\r\n{Head}{string.Concat(Enumerable.Repeat("a: b\r\n", 99))}\r\n");
        var bearable = await RawClient.SendAsync(server, Encoding.Latin1.GetBytes($"GET {path}?{new string('a', 7000)} HTTP/1.1\r\n{Head}X: {new string('a', 30_000)}\r\n\r\n"));
        Assert.True(bearable.Status is > 0 and not 414 and not 431, bearable.Text);

        async Task SaysAsync(int status, string words, string request)
        {
            var answer = await RawClient.SendAsync(server, Encoding.Latin1.GetBytes(request));
            Assert.Equal(status, answer.Status);
            Assert.Contains(words, answer.Text);
        }
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
