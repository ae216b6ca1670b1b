using System.Runtime.CompilerServices;
using System.Text.Json;
using Cuewright.Delivery.Files;
using Cuewright.Jobs;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Native;

/// <summary>Jobs over HTTP.</summary>
internal static class JobHandlers
{
    private const int UsualPage = 20;
    private const int LargestPage = 100;
    private const int LongestKey = 200;

    public static async Task<IResult> SubmitAsync(Caller caller, HttpContext context, JobDesk desk, MediaIntake intake, FileShelf shelf, Credentials credentials, PublicLinks links, CancellationToken cancel)
    {
        using var body = await JsonBody.ReadAsync(context.Request, cancel);
        var reader = new JobReader(intake, shelf, credentials);
        var draft = await reader.ReadMusicAsync(caller, body?.RootElement, cancel);
        if (reader.Faults.Count > 0) return NativeErrors.Answer(context, reader.Faults);
        var submitted = await desk.SubmitAsync(caller, TicketOf(draft, "jobs", context.Request, links), cancel);
        return await AcceptedAsync(context, submitted.Job, desk, links, cancel);
    }

    public static async Task<IResult> AcceptedAsync(HttpContext context, Job job, JobDesk desk, PublicLinks links, CancellationToken cancel)
    {
        context.Response.Headers.Location = $"{links.BaseOf(context.Request).AbsoluteUri.TrimEnd('/')}/v1/jobs/{job.Id}";
        return NativeJson.Answer(JobView.Of(job, await desk.PositionAsync(job.Id, cancel)), StatusCodes.Status202Accepted);
    }

    public static Ticket TicketOf(JobDraft draft, string endpoint, HttpRequest request, PublicLinks links)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey) throw new RequestRefusedException(new Refusal(RequestFault.BadRequest, $"An Idempotency-Key has at most {LongestKey} letters."));
        return new Ticket
        {
            Door = NativeApi.Door,
            Endpoint = endpoint,
            Work = draft.Work,
            Webhook = draft.Webhook,
            Priority = draft.Priority,
            IdempotencyKey = key.Length > 0 ? key : null,
            Memo = JsonSerializer.Serialize(new NativeMemo(links.BaseOf(request)), NativeJson.Options),
        };
    }

    public static async Task<IResult> ListAsync(Caller caller, JobDesk desk, string? before, int? limit, CancellationToken cancel)
    {
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        var jobs = await desk.ListAsync(caller, before, size, cancel);
        return NativeJson.Answer(new JobList([.. jobs.Select(job => JobView.Of(job))], jobs.Count == size ? jobs[^1].Id : null));
    }

    public static async Task<IResult> GetAsync(Caller caller, HttpContext context, JobDesk desk, string id, CancellationToken cancel) =>
        await desk.FindAsync(caller, id, cancel) is { } job ? NativeJson.Answer(JobView.Of(job, await desk.PositionAsync(id, cancel))) : NativeErrors.NoJob(context);

    public static async Task<IResult> LogAsync(Caller caller, HttpContext context, JobDesk desk, string id, long? after, CancellationToken cancel) =>
        await desk.FindAsync(caller, id, cancel) is null ? NativeErrors.NoJob(context) : NativeJson.Answer(LogView.Of(await desk.ReadLogAsync(id, after ?? 0, cancel)));

    public static async Task<IResult> Events(Caller caller, HttpContext context, JobDesk desk, string id, CancellationToken cancel) =>
        await desk.FindAsync(caller, id, cancel) is null ? NativeErrors.NoJob(context) : new ServerEvents(NewsAsync(desk, id, cancel));

    public static async Task<IResult> ResultAsync(Caller caller, HttpContext context, JobDesk desk, PublicLinks links, string id, double? wait, CancellationToken cancel)
    {
        if (await desk.FindAsync(caller, id, cancel) is not { } job) return NativeErrors.NoJob(context);
        if (wait is > 0 and <= LongestWait) job = await desk.WaitAsync(id, TimeSpan.FromSeconds(wait.Value), cancel) ?? job;
        if (JobDesk.ResultOf(job) is { } result) return NativeJson.Answer(ResultView.Of(id, result, links, links.BaseOf(context.Request)));
        if (job.Failure is { } failure)
        {
            var error = NativeErrors.Of(failure) with { RequestId = context.TraceIdentifier };
            return NativeJson.Answer(new NativeErrorBody(error), NativeErrors.StatusOf(failure));
        }

        return job.State == JobState.Cancelled
            ? NativeErrors.Answer(context, StatusCodes.Status409Conflict, "cancelled", "The job was cancelled; there is no result.")
            : NativeErrors.Answer(context, StatusCodes.Status409Conflict, "not_finished", "The job is not over yet.");
    }

    public static async Task<IResult> CancelAsync(Caller caller, HttpContext context, JobDesk desk, string id, CancellationToken cancel) =>
        await desk.CancelAsync(caller, id, cancel) switch
        {
            CancelAnswer.Unknown => NativeErrors.NoJob(context),
            CancelAnswer.AlreadyFinal => NativeErrors.Answer(context, StatusCodes.Status409Conflict, "already_final", "The job is over already."),
            _ => NativeJson.Answer(JobView.Of((await desk.FindAsync(caller, id, cancel))!), StatusCodes.Status202Accepted), // It was there just now, and what was just ended is kept for a while.
        };

    public static async Task<IResult> DeleteAsync(Caller caller, HttpContext context, JobDesk desk, string id, CancellationToken cancel) =>
        await desk.DeleteAsync(caller, id, cancel) switch
        {
            null => NativeErrors.NoJob(context),
            false => NativeErrors.Answer(context, StatusCodes.Status409Conflict, "not_finished", "The job is not over yet; cancel it first."),
            true => TypedResults.NoContent(),
        };

    private const double LongestWait = 240;

    private static async IAsyncEnumerable<ServerEvent> NewsAsync(JobDesk desk, string id, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var news in desk.FollowAsync(id, cancel))
        {
            var view = new NewsView(JobView.Of(news.Job, news.Position), LogView.Of(news.NewLines).Lines);
            yield return new ServerEvent(JsonSerializer.Serialize(view, NativeJson.Options), news.Job.IsFinal ? "end" : "news");
        }
    }
}

/// <summary>What the native API has to remember of a request: how the caller knows this server.</summary>
internal sealed record NativeMemo(Uri PublicBase);
