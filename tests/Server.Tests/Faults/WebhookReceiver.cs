using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Tests.Faults;

/// <summary>Takes webhooks and remembers them by the last part of their address. How it answers can be changed.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>Which ids came for each address; the same one more than once where it was sent again.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<string>> Received { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.MapPost("/{name}", receiver.TakeAsync);
        receiver._app.Urls.Add("http://127.0.0.1:0");
        await receiver._app.StartAsync();
        return receiver;
    }

    public string AddressOf(string name) => $"{_app.Urls.First()}/{name}";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(string name, HttpContext context)
    {
        Received.GetOrAdd(name, _ => []).Enqueue(context.Request.Headers["X-Fal-Webhook-Request-Id"].ToString());
        await Answer(context);
    }
}
