using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Cuewright.Jobs;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Desk;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

/// <summary>The queue: hand in, ask, follow, fetch, cancel.</summary>
internal static class QueueDoor
{
    public static async Task<IResult> ServeAsync(string? path, HttpContext context, Caller caller, JobDesk desk, FalOrders orders, PublicLinks links)
    {
        var request = context.Request;
        if (FalPath.Read(path) is not { } asked) throw new FalException(FalError.NotFound($"Path /{path} not found"));
        if (!FalPath.Fits(asked.Action, request.Method)) throw new RequestRefusedException(new Refusal(RequestFault.MethodNotAllowed, $"{request.Method} is not taken at this address."));
        var queueBase = FalAddresses.QueueBase(request, links);
        var cancel = context.RequestAborted;
        if (asked.RequestId is not { } id)
        {
            var accepted = await orders.TakeAsync(request, caller, asked.Endpoint, cancel);
            return FalJson.Answer(JobStatus.Accepted(accepted, queueBase, await desk.PositionAsync(accepted.Id, cancel) ?? 0));
        }

        if (await desk.FindAsync(caller, id, cancel) is not { Order.Door: FalOrders.Door } job) return NotFound();
        FalRequestId.Set(context, job.Id);
        return asked.Action switch
        {
            FalAction.Status => await StatusAsync(job, context, desk, queueBase),
            FalAction.StatusStream => new ServerEvents(FollowAsync(job, desk, WantsLogs(request), queueBase, cancel)),
            FalAction.Cancel => await CancelAsync(job, caller, desk, cancel),
            _ => job.IsFinal ? JobAnswers.Of(job, context, links) : FalJson.Answer(JobStatus.StillInProgress(job, queueBase), StatusCodes.Status400BadRequest),
        };
    }

    private static async Task<IResult> StatusAsync(Job job, HttpContext context, JobDesk desk, string queueBase)
    {
        var cancel = context.RequestAborted;
        var lines = WantsLogs(context.Request) ? await desk.ReadLogAsync(job.Id, 0, cancel) : [];
        var position = job.State == JobState.Queued ? await desk.PositionAsync(job.Id, cancel) : null;
        return FalJson.Answer(JobStatus.Of(job, queueBase, position, lines), job.IsFinal ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    /// <summary>Lines come once each: clients put together what the events bring.</summary>
    private static async IAsyncEnumerable<ServerEvent> FollowAsync(Job job, JobDesk desk, bool withLogs, string queueBase, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var news in desk.FollowAsync(job.Id, cancel))
        {
            yield return new ServerEvent(FalJson.Write(JobStatus.Of(news.Job, queueBase, news.Position, withLogs ? news.NewLines : [])));
        }
    }

    private static async Task<IResult> CancelAsync(Job job, Caller caller, JobDesk desk, CancellationToken cancel) =>
        await desk.CancelAsync(caller, job.Id, cancel) switch
        {
            CancelAnswer.Removed or CancelAnswer.Signalled => Bare("CANCELLATION_REQUESTED", "The request is being cancelled.", StatusCodes.Status202Accepted),
            CancelAnswer.AlreadyFinal => Bare("ALREADY_COMPLETED", "The request is over already.", StatusCodes.Status400BadRequest),
            _ => NotFound(),
        };

    /// <summary>JavaScript says 1 and 0, Python true and false.</summary>
    private static bool WantsLogs(HttpRequest request) => request.Query["logs"].ToString().ToLowerInvariant() is "1" or "true";

    private static IResult NotFound() => Bare("NOT_FOUND", "There is no such request, or it is not kept any more.", StatusCodes.Status404NotFound);

    private static IResult Bare(string status, string message, int code) => FalJson.Answer(new JsonObject { ["status"] = status, ["message"] = message }, code);
}
