using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Cuewright.Delivery.Fetching;
using Cuewright.Jobs;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Apis.Fal.Schema;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

/// <summary>Makes a job of a request to an endpoint. What is wrong with it is said at once, not when a worker begins.</summary>
internal sealed class FalOrders(JobDesk desk, MediaIntake intake, PublicLinks links, IJobStore store, TimeProvider clock)
{
    public const string Door = "fal";

    public async Task<Job> TakeAsync(HttpRequest request, Caller caller, string endpointId, CancellationToken cancel)
    {
        var endpoint = Find(endpointId);
        var terms = SubmitTerms.Read(request);
        var (input, faults) = InputReader.Read(endpoint, await InputBody.ReadAsync(request, cancel));
        if (!faults.IsEmpty) throw new FalException(FalError.Invalid(faults));

        var seed = input.Number(KnownEndpoints.Seed) is { } given ? (ulong)given : (ulong)RandomNumberGenerator.GetInt32(int.MaxValue);
        var work = endpoint.ToWork(input) with { Seed = seed, Format = endpoint.Output.Format };
        if (input.Text(KnownEndpoints.Video) is { } address) work = work with { Videos = [await TakePictureAsync(caller, address, cancel)] };
        var ticket = new Ticket
        {
            Door = Door,
            Endpoint = endpoint.Id,
            Work = work,
            Memo = new FalMemo(links.BaseOf(request)).Write(),
            Priority = terms.Priority,
            IdempotencyKey = terms.IdempotencyKey,
            StartWithin = terms.StartWithin,
            Webhook = terms.Webhook,
            Keep = terms.Keep,
            MostWaiting = terms.MostWaiting,
        };
        var submitted = await desk.SubmitAsync(caller, ticket, cancel);
        if (submitted.IsNew) await LogAsync(submitted.Job, seed, input);
        FalRequestId.Set(request.HttpContext, submitted.Job.Id);
        return submitted.Job;
    }

    private static FalEndpoint Find(string id)
    {
        if (KnownEndpoints.Find(id) is { } endpoint) return endpoint;
        throw new FalException(KnownEndpoints.IsKnownElsewhere(id)
            ? FalError.Invalid(InputFault.Whole("feature_not_supported", $"This server has no engine for {id} yet; it serves {string.Join(", ", KnownEndpoints.All.Select(known => known.Id))}."))
            : FalError.NotFound($"There is no endpoint {id} here; there are {string.Join(", ", KnownEndpoints.All.Select(known => known.Id))}."));
    }

    private async Task<MediaRef> TakePictureAsync(Caller caller, string address, CancellationToken cancel)
    {
        try
        {
            return await intake.TakeAsync(caller, address, KnownEndpoints.Video, cancel);
        }
        catch (FetchException fault)
        {
            var isTooLarge = fault.Fault == FetchFault.TooLarge;
            throw new FalException(FalError.Invalid(InputFault.At(
                KnownEndpoints.Video, isTooLarge ? "file_too_large" : "file_download_error", fault.Message, JsonValue.Create(address), isTooLarge ? new JsonObject { ["max_size"] = fault.Limit } : null)));
        }
    }

    /// <summary>The job is accepted already, so it is logged whether or not the caller is still there.</summary>
    private async Task LogAsync(Job job, ulong seed, Input input)
    {
        await store.LogAsync(job.Id, clock.GetUtcNow(), LogLevelName.Info, $"The seed is {seed}.", CancellationToken.None);
        foreach (var name in input.Unknown) await store.LogAsync(job.Id, clock.GetUtcNow(), LogLevelName.Warn, $"The input field '{(name.Length > 60 ? name[..60] + "…" : name)}' means nothing to this endpoint and is ignored.", CancellationToken.None);
    }
}
