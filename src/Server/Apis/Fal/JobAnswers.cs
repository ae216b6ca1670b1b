using System.Text.Json.Nodes;
using Cuewright.Delivery;
using Cuewright.Jobs;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Apis.Fal.Schema;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

/// <summary>What came of a job, in the endpoint's words.</summary>
internal static class JobAnswers
{
    /// <summary>The bare output of a job that succeeded, or the error it ended with.</summary>
    public static IResult Of(Job job, HttpContext context, PublicLinks links)
    {
        FalRequestId.Set(context, job.Id);
        if (JobErrors.Of(job) is { } error) return error;
        var result = ResultOf(job);
        context.Response.Headers["x-fal-billable-units"] = FormattableString.Invariant($"{UnitsOf(result):0.###}");
        return FalJson.Answer(Output(job, links, links.BaseOf(context.Request)));
    }

    public static JsonObject Output(Job job, PublicLinks links, Uri publicBase)
    {
        var kind = KnownEndpoints.Find(job.Order.Endpoint)!.Output; // It was accepted, so there is such an endpoint.
        var files = ResultOf(job).Takes.Select(take => File(take.Output)).ToArray();
        var output = new JsonObject { [kind.Name] = files[0].DeepClone() };
        if (kind.TellsAll) output[kind.Plural] = new JsonArray([.. files]);
        if (kind.TellsPrompt) output["prompt"] = JobDesk.WorkOf(job).Effects?.Prompt is { Length: > 0 } given ? given : ResultOf(job).Takes[0].Effects?.Heard ?? "";
        return output;

        JsonNode File(StoredFile file) => new JsonObject
        {
            ["url"] = links.Download(publicBase, file).AbsoluteUri,
            ["content_type"] = file.ContentType,
            ["file_name"] = file.Name,
            ["file_size"] = file.Size,
        };
    }

    /// <summary>The job is over and no failure: it has a result.</summary>
    private static WorkResult ResultOf(Job job) => JobDesk.ResultOf(job)!;

    /// <summary>Seconds of music, of all takes together.</summary>
    private static double UnitsOf(WorkResult result) => result.Takes.Sum(take => take.Seconds);
}
