using System.Text;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis;

/// <summary>Server-sent events: each is flushed as it comes, and a comment keeps the line alive while none do.</summary>
public sealed class ServerEvents(IAsyncEnumerable<ServerEvent> events) : IResult
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly byte[] Comment = ": still here\n\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancel = httpContext.RequestAborted;
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        // Proxies in front would hold events back to send them together.
        response.Headers["X-Accel-Buffering"] = "no";
        await response.StartAsync(cancel);
        await using var next = events.GetAsyncEnumerator(cancel);
        var arriving = next.MoveNextAsync().AsTask();
        while (true)
        {
            if (await Task.WhenAny(arriving, Task.Delay(KeepAlive, cancel)) != arriving)
            {
                cancel.ThrowIfCancellationRequested();
                await response.Body.WriteAsync(Comment, cancel);
            }
            else if (!await arriving)
            {
                return;
            }
            else
            {
                var name = next.Current.Name is { } named ? $"event: {named}\n" : "";
                await response.Body.WriteAsync(Encoding.UTF8.GetBytes($"{name}data: {next.Current.Data}\n\n"), cancel);
                arriving = next.MoveNextAsync().AsTask();
            }

            await response.Body.FlushAsync(cancel);
        }
    }
}

/// <summary>One event; its data is JSON on one line.</summary>
public sealed record ServerEvent(string Data, string? Name = null);
