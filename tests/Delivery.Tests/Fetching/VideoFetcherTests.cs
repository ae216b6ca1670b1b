using System.Diagnostics;
using System.Net;
using System.Text;
using Cuewright.Delivery.Fetching;

namespace Cuewright.Delivery.Tests.Fetching;

public sealed class VideoFetcherTests : FetchingTest
{
    private const string Ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

    [Fact]
    public async Task A_file_is_fetched_whole_and_named_after_its_address()
    {
        await using var server = LoopbackServer.Answering(Ok + "Content-Length: 5\r\n\r\nhello");
        var fetched = await FetchAsync(server.Url(Friend, "/a/my%20clip.mp4?token=1#t=3"));
        Assert.Equal(new Fetched("my clip.mp4", 5), fetched);
        Assert.Equal("hello", await File.ReadAllTextAsync(Target));
    }

    [Fact]
    public async Task Nothing_is_sent_that_the_address_need_not_know()
    {
        await using var server = LoopbackServer.Answering(request => request.Path == "/clip.mp4"
            ? $"HTTP/1.1 302 Found\r\nSet-Cookie: seen=1\r\nLocation: /next\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            : Ok + "Content-Length: 1\r\n\r\nx");
        using var traced = new Activity("a job").Start();
        await FetchAsync(server.Url(Friend));
        foreach (var request in server.Requests)
        {
            Assert.Null(request.Header("Cookie"));
            Assert.Null(request.Header("Authorization"));
            Assert.Null(request.Header("Referer"));
            Assert.Null(request.Header("traceparent"));
            Assert.Equal("identity", request.Header("Accept-Encoding"));
        }
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_a_sixth_is_not()
    {
        await using var server = LoopbackServer.Answering(request => int.Parse(request.Path[1..]) is var left and > 0
            ? $"HTTP/1.1 30{(left % 2 == 0 ? 1 : 7)} Go on\r\nLocation: {left - 1}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            : Ok + "Content-Length: 1\r\n\r\nx");
        Assert.Equal(1, (await FetchAsync(server.Url(Friend, "/5"))).Size);
        File.Delete(Target);
        await RefusedAsync(FetchFault.FetchFailed, server.Url(Friend, "/6"));
    }

    [Fact]
    public async Task A_redirect_in_a_circle_ends()
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 302 Found\r\nLocation: /clip.mp4\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await RefusedAsync(FetchFault.FetchFailed, server.Url(Friend));
        Assert.Equal(6, server.Connections);
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 206 Partial Content\r\nContent-Length: 1\r\n\r\nx")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("HTTP/1.1 304 Not Modified\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://[::\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\u0008\0")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("")]
    public async Task What_is_not_the_whole_file_is_a_failed_fetch(string answer)
    {
        await using var server = LoopbackServer.Answering(answer);
        await RefusedAsync(FetchFault.FetchFailed, server.Url(Friend));
    }

    [Fact]
    public async Task A_header_without_end_is_a_failed_fetch()
    {
        await using var server = LoopbackServer.Answering(Ok + "X-Long: " + new string('a', 1_000_000) + "\r\n\r\n");
        await RefusedAsync(FetchFault.FetchFailed, server.Url(Friend));
    }

    [Fact]
    public async Task A_length_above_the_limit_is_refused_before_a_byte_is_taken()
    {
        await using var server = LoopbackServer.Answering(Ok + "Content-Length: 1000001\r\n\r\n");
        Assert.Equal(1_000_000, (await RefusedAsync(FetchFault.TooLarge, server.Url(Friend))).Limit);
    }

    [Fact]
    public async Task A_file_that_does_not_end_is_refused_at_the_limit()
    {
        await using var server = new LoopbackServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(Ok + "\r\n"), cancel);
            var block = new byte[64 * 1024];
            while (true) await stream.WriteAsync(block, cancel);
        });
        await RefusedAsync(FetchFault.TooLarge, server.Url(Friend));
    }

    [Fact]
    public async Task A_packed_file_is_not_unpacked_however_small_it_looks()
    {
        await using var server = LoopbackServer.Answering(Ok + "Content-Encoding: br, gzip\r\nContent-Length: 1\r\n\r\nx");
        Assert.Contains("compressed", (await RefusedAsync(FetchFault.FetchFailed, server.Url(Friend))).Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_address_that_falls_silent_in_the_middle_is_given_up()
    {
        Options = Options with { TotalTimeout = Timeout.InfiniteTimeSpan };
        var sent = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(Ok + "Content-Length: 10\r\n\r\nhalf"), cancel);
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        var fetching = RefusedAsync(FetchFault.FetchTimedOut, server.Url(Friend));
        await sent.Task;
        await Clock.AdvanceUntilAsync(fetching, TimeSpan.FromSeconds(5));
        Assert.Contains("30 s", (await fetching).Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_address_that_never_answers_is_given_up()
    {
        Options = Options with { TotalTimeout = Timeout.InfiniteTimeSpan };
        var asked = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (_, _, cancel) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        var fetching = RefusedAsync(FetchFault.FetchTimedOut, server.Url(Friend));
        await asked.Task;
        await Clock.AdvanceUntilAsync(fetching, TimeSpan.FromSeconds(5));
        await fetching;
    }

    [Fact(Timeout = 60_000)]
    public async Task An_address_that_drips_is_given_up_when_the_time_for_all_is_over()
    {
        Options = Options with { TotalTimeout = TimeSpan.FromSeconds(100), StallTimeout = Timeout.InfiniteTimeSpan };
        var began = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(Ok + "\r\n"), cancel);
            began.SetResult();
            // A byte for every second that passes.
            for (var second = Clock.GetUtcNow(); ; await Task.Yield())
            {
                cancel.ThrowIfCancellationRequested();
                if (Clock.GetUtcNow() == second) continue;
                second = Clock.GetUtcNow();
                await stream.WriteAsync(new byte[1], cancel);
            }
        });
        var fetching = RefusedAsync(FetchFault.FetchTimedOut, server.Url(Friend));
        await began.Task;
        await Clock.AdvanceUntilAsync(fetching, TimeSpan.FromSeconds(1));
        Assert.Contains("100 s", (await fetching).Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_name_that_nobody_answers_for_is_given_up()
    {
        using var fetcher = new VideoFetcher(Options with { TotalTimeout = Timeout.InfiniteTimeSpan, StallTimeout = Timeout.InfiniteTimeSpan }, Clock, (_, _) => new TaskCompletionSource<IPAddress[]>().Task);
        var fetching = Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync("http://silent.test/", Target, default));
        await Clock.AdvanceUntilAsync(fetching, TimeSpan.FromSeconds(1));
        Assert.Equal((FetchFault.FetchTimedOut, "silent.test could not be reached within 10 s."), ((await fetching).Fault, (await fetching).Message));
    }

    [Fact]
    public async Task Who_asked_can_end_it()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new LoopbackServer(async (_, _, end) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, end);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FetchAsync(server.Url(Friend), cancel.Token));
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData("")]
    [InlineData("clip.mp4")]
    [InlineData("http://")]
    [InlineData("http://video.test:99999/")]
    public async Task What_is_no_address_is_a_failed_fetch(string address) => await RefusedAsync(FetchFault.FetchFailed, address);

    [Fact]
    public async Task A_door_that_is_shut_is_a_failed_fetch()
    {
        using var door = new ShutDoor();
        await RefusedAsync(FetchFault.FetchFailed, $"http://{Friend}:{door.Port}/");
    }

    [Fact]
    public async Task A_server_without_a_proper_certificate_is_a_failed_fetch()
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 400 Plain\r\n\r\n");
        await RefusedAsync(FetchFault.FetchFailed, server.Url(Friend).Replace("http:", "https:"));
    }
}
