using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Cuewright.Jobs;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Apis.Fal.Schema;
using Cuewright.Server.Apis.Fal.Storage;
using Cuewright.Server.Desk;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

/// <summary>Calls that wait for their result, at once or event by event. Who goes away before the end has cancelled.</summary>
internal static class RunDoor
{
    private const string Stream = "/stream";

    /// <summary>Node drops an answer that takes 300 s to begin and sends the whole request again; before that we say where to wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(270);

    public static Task<IResult> ServeAsync(string? path, HttpContext context, FalGate gate, JobDesk desk, FalOrders orders, PublicLinks links, TimeProvider clock)
    {
        var endpoint = (path ?? "").Trim('/');
        var isStream = endpoint.EndsWith(Stream, StringComparison.Ordinal) && KnownEndpoints.Find(endpoint) is null;
        return isStream
            ? StreamAsync(endpoint[..^Stream.Length], context, gate.Admit(context.Request, TokenUse.Stream), desk, orders, links)
            : RunAsync(endpoint, context, gate.Admit(context.Request, TokenUse.Stream), desk, orders, links, clock);
    }

    private static async Task<IResult> RunAsync(string endpoint, HttpContext context, Caller caller, JobDesk desk, FalOrders orders, PublicLinks links, TimeProvider clock)
    {
        var job = await orders.TakeAsync(context.Request, caller, endpoint, context.RequestAborted);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
        try
        {
            return JobAnswers.Of(await desk.WaitAsync(job.Id, either.Token), context, links);
        }
        catch (OperationCanceledException)
        {
            await desk.CancelAsync(caller, job.Id, CancellationToken.None);
            if (context.RequestAborted.IsCancellationRequested) throw;
            return FalError.Platform(StatusCodes.Status504GatewayTimeout, "request_timeout", $"The result was not there within {Patience.TotalSeconds:0} seconds; use the queue (subscribe) for work that takes longer.") with { IsUsersTimeout = true };
        }
    }

    private static async Task<IResult> StreamAsync(string endpoint, HttpContext context, Caller caller, JobDesk desk, FalOrders orders, PublicLinks links)
    {
        var job = await orders.TakeAsync(context.Request, caller, endpoint, context.RequestAborted);
        return new ServerEvents(EventsAsync(job, caller, desk, links, links.BaseOf(context.Request), context.RequestAborted));
    }

    /// <summary>How far it is; at last the output, or the error.</summary>
    private static async IAsyncEnumerable<ServerEvent> EventsAsync(Job job, Caller caller, JobDesk desk, PublicLinks links, Uri publicBase, [EnumeratorCancellation] CancellationToken cancel)
    {
        var isOver = false;
        try
        {
            await foreach (var news in desk.FollowAsync(job.Id, cancel))
            {
                isOver = news.Job.IsFinal;
                yield return new ServerEvent(FalJson.Write(isOver ? End(news.Job) : Progress(news.Job)));
            }
        }
        finally
        {
            if (!isOver) await desk.CancelAsync(caller, job.Id, CancellationToken.None);
        }

        JsonObject End(Job over) => JobErrors.Of(over)?.Body() ?? JobAnswers.Output(over, links, publicBase);
    }

    private static JsonObject Progress(Job job) => new() { ["request_id"] = job.Id, ["progress"] = Math.Round(job.Progress, 3), ["stage"] = job.Stage };
}
