using System.Text;
using Cuewright.Delivery.Fetching;
using Cuewright.Delivery.Tests.Fetching;
using Cuewright.Delivery.Webhooks;

namespace Cuewright.Delivery.Tests.Webhooks;

public sealed class WebhookSenderTests : DataFolder
{
    private const string Friend = "video.test";

    [Fact]
    public async Task The_message_arrives_as_it_was_given_with_a_signature()
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");

        Assert.Equal(WebhookVerdict.Delivered, (await SendAsync(server.Url(Friend, "/hook?a=1"))).Verdict);

        var request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /hook?a=1 ", request.Head);
        Assert.Equal("application/json", request.Header("Content-Type"));
        Assert.Equal("""{"status":"OK"}""", Encoding.UTF8.GetString(request.Body));
        foreach (var (name, value) in new WebhookKey(Folder).Sign("r1", "studio", Clock.GetUtcNow(), request.Body)) Assert.Equal(value, request.Header(name));
    }

    [Theory]
    [InlineData(200, WebhookVerdict.Delivered)]
    [InlineData(202, WebhookVerdict.Delivered)]
    [InlineData(301, WebhookVerdict.GiveUp)]
    [InlineData(302, WebhookVerdict.GiveUp)]
    [InlineData(400, WebhookVerdict.TryAgain)]
    [InlineData(404, WebhookVerdict.TryAgain)]
    [InlineData(429, WebhookVerdict.TryAgain)]
    [InlineData(500, WebhookVerdict.TryAgain)]
    [InlineData(503, WebhookVerdict.TryAgain)]
    public async Task What_the_receiver_answers_decides(int status, WebhookVerdict verdict)
    {
        await using var elsewhere = LoopbackServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await using var server = LoopbackServer.Answering($"HTTP/1.1 {status} So be it\r\nLocation: {elsewhere.Url(Friend)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var outcome = await SendAsync(server.Url(Friend));
        Assert.Equal(verdict, outcome.Verdict);
        Assert.Contains($"{status}", outcome.Reason);
        Assert.Equal(0, elsewhere.Connections);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://inside.test:{0}/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user@video.test:{0}/")]
    [InlineData("my-server")]
    [InlineData("")]
    public async Task A_receiver_that_may_not_be_reached_is_given_up_and_not_spoken_to(string address)
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(WebhookVerdict.GiveUp, (await SendAsync(string.Format(address, server.Port))).Verdict);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_receiver_that_is_down_is_tried_again()
    {
        using var door = new ShutDoor();
        Assert.Equal(WebhookVerdict.TryAgain, (await SendAsync($"http://{Friend}:{door.Port}/")).Verdict);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_receiver_that_does_not_answer_is_tried_again()
    {
        var asked = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (_, _, cancel) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        var sending = SendAsync(server.Url(Friend));
        await asked.Task;
        await Clock.AdvanceUntilAsync(sending, TimeSpan.FromSeconds(5));
        Assert.Equal(new WebhookOutcome(WebhookVerdict.TryAgain, "The receiver did not answer within 15 s."), await sending);
    }

    [Fact]
    public void It_is_tried_ten_more_times_within_two_hours_ever_more_patiently()
    {
        var waits = Enumerable.Range(1, 10).Select(tries => WebhookSchedule.WaitAfter(tries)!.Value).ToArray();
        Assert.Null(WebhookSchedule.WaitAfter(11));
        Assert.Equal(TimeSpan.FromHours(2), waits.Aggregate((sum, wait) => sum + wait));
        Assert.Equal(waits.Order(), waits);
        Assert.True(waits[0] <= TimeSpan.FromSeconds(10));
    }

    private async Task<WebhookOutcome> SendAsync(string address)
    {
        using var sender = new WebhookSender(new WebhookKey(Folder), new ReachOptions { Allowed = [Friend] }, Clock, FetchingTest.ResolveAsync);
        return await sender.SendAsync(new WebhookMessage(address, "r1", "studio", Encoding.UTF8.GetBytes("""{"status":"OK"}""")), default);
    }
}
