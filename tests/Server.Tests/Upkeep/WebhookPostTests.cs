using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Tests.Upkeep;

public sealed class WebhookPostTests
{
    private static WebApplicationBuilder Quiet()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        return builder;
    }

    [Fact]
    public async Task A_webhook_is_told_the_result_with_links_as_the_caller_knows_them()
    {
        var received = Channel.CreateUnbounded<(string Body, string Signature)>();
        await using var receiver = Quiet().Build();
        receiver.MapPost("/told", async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            received.Writer.TryWrite((await body.ReadToEndAsync(), request.Headers["X-Fal-Webhook-Signature"].ToString()));
        });
        receiver.Urls.Add("http://127.0.0.1:0");
        await receiver.StartAsync();
        await using var server = await RunningServer.StartAsync(options => options with { ReachPrivate = true });
        var id = await server.SubmitAsync(new { prompt = "solo piano", duration = 2, webhook_url = receiver.Urls.First() + "/told" });

        var (body, signature) = await received.Reader.ReadAsync();
        var told = JsonElement.Parse(body);
        Assert.Equal(id, told.GetProperty("job").GetProperty("id").GetString());
        Assert.Equal("succeeded", told.GetProperty("job").GetProperty("state").GetString());
        Assert.StartsWith(server.Client.BaseAddress!.ToString(), told.GetProperty("result").GetProperty("takes")[0].GetProperty("output").GetProperty("url").GetString());
        Assert.Equal(128, signature.Length);
    }
}
