using System.Security.Cryptography;
using Cuewright.Media;
using Cuewright.Server.Apis.ElevenLabs.Plans;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>Music from words or from a plan, told in four ways, and plans by themselves.</summary>
internal static class ComposeHandlers
{
    public static Task<IResult> ComposeAsync(Caller caller, HttpContext context, Credentials credentials, CancellationToken cancel) =>
        MakeAsync(caller, context, credentials, "music", _ => new PlainSound(streamed: false), cancel);

    public static Task<IResult> StreamAsync(Caller caller, HttpContext context, Credentials credentials, CancellationToken cancel) =>
        MakeAsync(caller, context, credentials, "music/stream", _ => new PlainSound(streamed: true), cancel);

    public static Task<IResult> DetailedAsync(Caller caller, HttpContext context, FfmpegMedia media, Credentials credentials, CancellationToken cancel) =>
        MakeAsync(caller, context, credentials, "music/detailed", request => new DetailedParts(DetailsOf(request, media)), cancel);

    public static Task<IResult> DetailedStreamAsync(Caller caller, HttpContext context, FfmpegMedia media, Credentials credentials, CancellationToken cancel) =>
        MakeAsync(caller, context, credentials, "music/detailed/stream", request => new DetailedEvents(DetailsOf(request, media)), cancel);

    /// <summary>A plan that says what would be composed, and that can be changed and sent back.</summary>
    public static async Task<IResult> PlanAsync(HttpContext context, CancellationToken cancel)
    {
        using var body = await JsonBody.ReadAsync(context.Request, cancel);
        var request = PlanRequest.Read(body?.RootElement);
        var brief = Prompts.Brief(request.Wishes, request.DurationMs / 1000.0);
        return ElevenJson.Answer(PlanWriter.Write(SongPlan.Of(request.Wishes, brief, request.DurationMs), request.InChunks));
    }

    private static async Task<IResult> MakeAsync(
        Caller caller, HttpContext context, Credentials credentials, string endpoint, Func<ComposeRequest, IPieceWording> wording, CancellationToken cancel)
    {
        using var body = await JsonBody.ReadAsync(context.Request, cancel);
        var query = context.Request.Query;
        if (query["output_format"] is { Count: > 0 } named && named != "auto") OutputFormat.Read(query);
        var request = ComposeRequest.Read(body?.RootElement);
        var format = OutputFormat.Read(query, request.Model);
        var work = new Work
        {
            Wishes = request.Wishes,
            Duration = request.Seconds,
            Format = format.Name,
            Seed = (ulong)(request.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue)),
        };
        work = QueryWishes.Add(work, name => query[name].ToString(), _ => null);
        work = Signature.Add(work, request.IsToBeSigned, format, credentials);
        using var fingerprint = new Fingerprint(caller, context.Request);
        fingerprint.Add(body?.RootElement.GetRawText() ?? "");
        return new Commission(caller, work, format, fingerprint.Finish(), wording(request)) { Endpoint = endpoint, Seconds = request.Seconds, SkipsSignature = request.IsToBeSigned && !work.IsSigned };
    }

    private static Details DetailsOf(ComposeRequest request, FfmpegMedia media) => new(media, request.InChunks, request.WithTimestamps, request.WithWaveform);
}
