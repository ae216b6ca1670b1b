using System.Net;
using Cuewright.Delivery.Fetching;

namespace Cuewright.Delivery.Tests.Fetching;

/// <summary>A server listens on the loopback, and nothing a stranger writes leads to it.</summary>
public sealed class ForbiddenAddressTests : FetchingTest
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("127.0.0.1.")]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    [InlineData("inside.test")]
    [InlineData("%31%32%37.0.0.1")]
    [InlineData("１２７.０.０.１")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("127。0。0。1")]
    public async Task The_loopback_is_not_reached_however_it_is_spelled(string host)
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        var refused = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(server.Url(host)));
        Assert.Contains(refused.Fault, new[] { FetchFault.FetchForbidden, FetchFault.FetchFailed });
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://mixed.test/")]
    [InlineData("https://192.168.0.1/")]
    public async Task What_is_near_is_refused_with_a_sentence_that_tells_nothing_of_it(string address)
    {
        var refused = await RefusedAsync(FetchFault.FetchForbidden, address);
        if (address.Contains("mixed")) Assert.DoesNotMatch(@"\d", refused.Message);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://video.test/clip.mp4")]
    [InlineData("gopher://127.0.0.1:25/")]
    [InlineData("/etc/passwd")]
    [InlineData("\\\\server\\share\\clip.mp4")]
    [InlineData("javascript:alert(1)")]
    public async Task Only_web_addresses_are_fetched(string address) => await RefusedAsync(FetchFault.FetchForbidden, address);

    [Theory]
    [InlineData("http://video.test@127.0.0.1:{0}/")]
    [InlineData("http://user:password@video.test:{0}/")]
    [InlineData("http://127.0.0.1:{0}@video.test/")]
    public async Task Names_in_front_of_the_host_are_refused(string address)
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        var refused = await RefusedAsync(FetchFault.FetchForbidden, string.Format(address, server.Port));
        Assert.DoesNotContain("password@", refused.Message);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/secret")]
    [InlineData("//127.0.0.1:{0}/secret")]
    [InlineData("http://inside.test:{0}/secret")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/secret")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/plain,hello")]
    [InlineData("http://user@video.test:{0}/secret")]
    public async Task A_redirect_leads_nowhere_that_the_address_itself_could_not(string location)
    {
        await using var inside = LoopbackServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        await using var server = LoopbackServer.Answering($"HTTP/1.1 302 Found\r\nLocation: {string.Format(location, inside.Port)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await RefusedAsync(FetchFault.FetchForbidden, server.Url(Friend));
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task A_name_that_changes_its_answer_after_the_check_gains_nothing()
    {
        // The first answer is harmless, the second is inside. There is no second question for one connection.
        var asked = 0;
        var answered = new TaskCompletionSource();
        using var fetcher = new VideoFetcher(
            Options with { Reach = new ReachOptions { Allowed = ["198.51.100.7"], ConnectTimeout = TimeSpan.FromSeconds(5) } },
            Clock,
            (_, _) =>
            {
                answered.TrySetResult();
                return Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Parse("198.51.100.7") : IPAddress.Loopback]);
            });
        await using var inside = LoopbackServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");

        var fetching = fetcher.FetchAsync(inside.Url("rebind.test"), Target, default);
        await answered.Task;
        await Clock.AdvanceUntilAsync(fetching, TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<FetchException>(() => fetching);
        Assert.Equal(0, inside.Connections);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task An_operator_may_let_it_reach_what_is_near()
    {
        Options = Options with { Reach = new ReachOptions { AllowPrivate = true } };
        await using var server = LoopbackServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        Assert.Equal(5, (await FetchAsync(server.Url("127.0.0.1"))).Size);
    }

    [Fact]
    public async Task A_proxy_of_the_system_is_not_asked()
    {
        await using var proxy = LoopbackServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        await using var server = LoopbackServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        var usual = HttpClient.DefaultProxy;
        // The friend's address, since a proxy elsewhere could not be dialled in any case.
        HttpClient.DefaultProxy = new WebProxy(proxy.Url(Friend, ""));
        try
        {
            await FetchAsync(server.Url(Friend));
        }
        finally
        {
            HttpClient.DefaultProxy = usual;
        }

        Assert.Equal(0, proxy.Connections);
    }
}
