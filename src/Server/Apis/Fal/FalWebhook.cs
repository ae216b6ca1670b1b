using System.Text;
using System.Text.Json.Nodes;
using Cuewright.Jobs;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Desk;
using Cuewright.Server.Upkeep;

namespace Cuewright.Server.Apis.Fal;

/// <summary>What a webhook is told of a job that is over.</summary>
internal sealed class FalWebhook(PublicLinks links) : IWebhookWording
{
    public ReadOnlyMemory<byte> Word(Job job)
    {
        var error = JobErrors.Of(job);
        var body = new JsonObject { ["request_id"] = job.Id, ["gateway_request_id"] = job.Id, ["status"] = error is null ? "OK" : "ERROR" };
        if (error is not null) body["error"] = $"Invalid status code: {error.Status}";
        body["payload"] = error?.Body() ?? JobAnswers.Output(job, links, FalMemo.Of(job).PublicBase);
        return Encoding.UTF8.GetBytes(FalJson.Write(body));
    }
}
