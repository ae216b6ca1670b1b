using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Delivery;
using Cuewright.Delivery.Files;
using Cuewright.Jobs;
using Cuewright.Media.Encode;
using Cuewright.Server.Desk;
using Cuewright.Server.Hosting;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>
/// Work that is asked for, done and answered in one exchange. Clients wait only so long for headers (some 100 s, most 240 s),
/// so after a while these are sent before the sound is there; a failure can then only be told by breaking off. They hang up
/// on silence after that too (240 to 300 s), so where the answer has a part that says nothing it goes ahead byte by byte.
/// </summary>
internal sealed class Commission(Caller caller, Work work, NamedFormat format, string fingerprint, IPieceWording wording) : IResult
{
    private static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(80);
    private static readonly TimeSpan ByteEvery = TimeSpan.FromSeconds(100);

    public required string Endpoint { get; init; }

    public required double Seconds { get; init; }

    /// <summary>What came with the request; it goes when the work is over.</summary>
    public ImmutableArray<StoredFile> Uploads { get; init; } = [];

    /// <summary>A signature was asked for where the format has no place for one.</summary>
    public bool SkipsSignature { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var parts = httpContext.RequestServices;
        var (desk, same) = (parts.GetRequiredService<JobDesk>(), parts.GetRequiredService<SameRequests>());
        var shelf = parts.GetRequiredService<FileShelf>();
        var gone = httpContext.RequestAborted;
        var entry = same.Join(caller, fingerprint);
        string? jobId = null;
        var outcome = Outcome.Lost;
        try
        {
            var ticket = new Ticket { Door = ElevenApi.Door, Endpoint = Endpoint, Work = work, IdempotencyKey = entry.Key };
            var submitted = await desk.SubmitAsync(caller, ticket, gone);
            jobId = submitted.Job.Id;
            // Who joins has sent the same once more.
            if (!submitted.IsNew) Forget(shelf);
            outcome = await AnswerAsync(httpContext, desk, jobId, same);
        }
        finally
        {
            if (outcome == Outcome.Failed || jobId is null) same.End(entry);
            else same.Leave(entry, outcome == Outcome.Sent);
            if (outcome == Outcome.Lost && jobId is not null && !httpContext.Response.HasStarted) _ = same.StopIfForgottenAsync(entry, jobId, desk);
        }
    }

    private async Task<Outcome> AnswerAsync(HttpContext context, JobDesk desk, string jobId, SameRequests same)
    {
        var shelf = context.RequestServices.GetRequiredService<FileShelf>();
        var sentAhead = 0;
        if (await desk.WaitAsync(jobId, HeadersWithin, context.RequestAborted) is not { IsFinal: true } job)
        {
            Describe(context, jobId, same, null);
            await context.Response.StartAsync(context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            (job, sentAhead) = await WaitAudiblyAsync(context, desk, jobId);
        }

        Forget(shelf);
        if (JobDesk.ResultOf(job)?.Takes is not [var take, ..] || shelf.Find(take.Output.Id) is null)
        {
            if (context.Response.HasStarted) context.Abort();
            else await ElevenErrors.Of(context, job).ExecuteAsync(context);
            return Outcome.Failed;
        }

        var piece = new Piece(job, work, take, format, shelf);
        if (!context.Response.HasStarted) Describe(context, jobId, same, piece);
        await wording.WriteAsync(context, piece, sentAhead, context.RequestAborted);
        await context.Response.CompleteAsync();
        return context.RequestAborted.IsCancellationRequested ? Outcome.Lost : Outcome.Sent;
    }

    /// <returns>The job when it is over, and how much was sent before.</returns>
    private async Task<(Job Job, int SentAhead)> WaitAudiblyAsync(HttpContext context, JobDesk desk, string jobId)
    {
        var gone = context.RequestAborted;
        var ahead = wording.AheadOf(context, work, format);
        for (var sent = 0; sent < ahead.Length; sent++)
        {
            if (await desk.WaitAsync(jobId, ByteEvery, gone) is { IsFinal: true } job) return (job, sent);
            await context.Response.Body.WriteAsync(ahead.Slice(sent, 1), gone);
            await context.Response.Body.FlushAsync(gone);
        }

        return (await desk.WaitAsync(jobId, gone), ahead.Length);
    }

    private void Describe(HttpContext context, string jobId, SameRequests same, Piece? piece)
    {
        var (response, headers) = (context.Response, context.Response.Headers);
        response.ContentType = wording.ContentTypeOf(context, jobId, format);
        if (piece is not null) response.ContentLength = wording.LengthOf(piece);
        headers["song-id"] = jobId;
        headers["character-cost"] = "0";
        headers["current-concurrent-requests"] = same.CountOf(caller).ToString(CultureInfo.InvariantCulture);
        headers["maximum-concurrent-requests"] = context.RequestServices.GetRequiredService<ServerOptions>().RunningPerOwner.ToString(CultureInfo.InvariantCulture);
        // The job's, since this request may have joined another.
        if (piece is not null) headers["X-Seed"] = piece.Work.Seed.ToString(CultureInfo.InvariantCulture);
        headers["X-Audio-Channels"] = format.Channels.ToString(CultureInfo.InvariantCulture);
        headers["X-Audio-Sample-Rate"] = format.Rate.ToString(CultureInfo.InvariantCulture);
        headers["X-Audio-Duration"] = Seconds.ToString("0.######", CultureInfo.InvariantCulture);
        if (SkipsSignature) headers["X-C2PA"] = "skipped";
    }

    /// <summary>What was sent is not needed any more.</summary>
    private void Forget(FileShelf shelf)
    {
        foreach (var upload in Uploads) shelf.Delete(upload.Id);
    }

    private enum Outcome
    {
        /// <summary>Nobody was there to take it.</summary>
        Lost,
        Sent,
        Failed,
    }
}
