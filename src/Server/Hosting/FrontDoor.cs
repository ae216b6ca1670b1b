using System.Globalization;
using Cuewright.Delivery.Files;
using Cuewright.Jobs;
using Cuewright.Server.Apis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Hosting;

/// <summary>
/// Every request comes in and goes out here: it gets an id, what goes wrong on the way is worded as its API words it, and
/// who is refused while still sending is let finish, since clients otherwise see a broken connection instead of the answer.
/// </summary>
internal sealed partial class FrontDoor(RequestDelegate next, ServerOptions options, ILogger<FrontDoor> log)
{
    private const string IdLetters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int IdLength = 20;

    private static Refusal DiskFull => new(RequestFault.DiskFull, "The disk of the server is full.");

    public async Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = System.Security.Cryptography.RandomNumberGenerator.GetString(IdLetters, IdLength);
        context.Response.Headers["x-request-id"] = context.TraceIdentifier;
        context.Request.Body = new SentBody(context.Request.Body);
        context.Response.OnStarting(() => context.Response.StatusCode >= StatusCodes.Status400BadRequest ? DrainAsync(context.Request) : Task.CompletedTask);
        try
        {
            await next(context);
            if (Unanswered(context) is { } refusal) await RefuseAsync(context, refusal);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            var refusal = RefusalOf(error);
            if (refusal.Fault is RequestFault.Internal or RequestFault.StoreUnavailable) Broke(context.TraceIdentifier, context.Request.Method, RouteOf(context), error);
            await RefuseAsync(context, refusal);
        }
    }

    /// <summary>What the router decided by itself, in its status alone.</summary>
    private static Refusal? Unanswered(HttpContext context)
    {
        if (context.Response.HasStarted || context.GetEndpoint() is RouteEndpoint) return null;
        return context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => new Refusal(RequestFault.NotFound, "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => new Refusal(RequestFault.MethodNotAllowed, $"{context.Request.Method} is not taken at this address."),
            _ => null,
        };
    }

    private static Refusal RefusalOf(Exception error) => error switch
    {
        RequestRefusedException refused => refused.Refusal,
        QueueFullException full => new Refusal(RequestFault.QueueFull, $"{full.Message} Try again later.") { RetryAfter = TimeSpan.FromSeconds(10) },
        BadHttpRequestException bad => new Refusal(RequestFault.BadRequest, $"The request cannot be read: {bad.Message}"),
        FileTooLargeException large => new Refusal(RequestFault.BodyTooLarge, large.Message),
        JobStoreException { Fault: StoreFault.Full } => DiskFull,
        _ when DiskFullException.IsBehind(error) => DiskFull,
        JobStoreException => new Refusal(RequestFault.StoreUnavailable, "The job store cannot be reached just now; try again.") { RetryAfter = TimeSpan.FromSeconds(5) },
        _ => new Refusal(RequestFault.Internal, "Something went wrong here that should not have; the server's log has it under the id of this request."),
    };

    private static async Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        if (refusal.RetryAfter is { } wait) context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await KnownApis.WordingOf(context.Request.Path).Word(context, refusal).ExecuteAsync(context);
    }

    /// <summary>Reads what is still to come and forgets it, up to twice of what could have been accepted.</summary>
    private async Task DrainAsync(HttpRequest request)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            long total = 0;
            int read;
            while (total < 2 * options.MaxUploadBytes && (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0) total += read;
        }
        catch (Exception gone) when (gone is IOException or BadHttpRequestException or OperationCanceledException or InvalidOperationException)
        {
            // A body that breaks off, or that cannot be read any more, is over.
        }
    }

    /// <summary>The pattern, not the path: paths of files hold their seals.</summary>
    private static string RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} broke: {Method} {Route}")]
    private partial void Broke(string requestId, string method, string route, Exception error);
}
