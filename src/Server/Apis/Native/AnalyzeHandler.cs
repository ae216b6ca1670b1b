using Cuewright.Delivery.Files;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Native;

/// <summary>What is seen in a video, in the same JSON as <c>analyze --json</c>. It waits in the queue like everything else.</summary>
internal static class AnalyzeHandler
{
    /// <summary>Watching a minute of film takes seconds; who has a long one asks for the job later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IResult> AnalyzeAsync(
        Caller caller, HttpContext context, JobDesk desk, MediaIntake intake, FileShelf shelf, Credentials credentials, PublicLinks links, CancellationToken cancel)
    {
        using var body = await JsonBody.ReadAsync(context.Request, cancel);
        var reader = new JobReader(intake, shelf, credentials);
        var draft = await reader.ReadAnalysisAsync(caller, body?.RootElement, cancel);
        if (reader.Faults.Count > 0) return NativeErrors.Answer(context, reader.Faults);
        var submitted = await desk.SubmitAsync(caller, JobHandlers.TicketOf(draft, "analyze", context.Request, links), cancel);
        if (await desk.WaitAsync(submitted.Job.Id, Patience, cancel) is not { IsFinal: true } job) return await JobHandlers.AcceptedAsync(context, submitted.Job, desk, links, cancel);
        if (JobDesk.ResultOf(job)?.Analysis is { } analysis && shelf.OpenRead(analysis.Id) is { } content) return TypedResults.Stream(content, "application/json");
        return await JobHandlers.ResultAsync(caller, context, desk, links, job.Id, null, cancel);
    }
}
