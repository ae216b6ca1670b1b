using System.Text.Json.Nodes;
using Cuewright.Jobs;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Desk;

namespace Cuewright.Server.Apis.Fal;

/// <summary>How a job stands, as clients ask for it. They know three words only; what failed or was cancelled is completed too.</summary>
internal static class JobStatus
{
    private const string InQueue = "IN_QUEUE";
    private const string InProgress = "IN_PROGRESS";
    private const string Completed = "COMPLETED";

    /// <summary>The answer to a submit.</summary>
    public static JsonObject Accepted(Job job, string queueBase, int position)
    {
        var body = Begin(job, queueBase, InQueue);
        body["gateway_request_id"] = job.Id;
        body["queue_position"] = position;
        return body;
    }

    public static JsonObject Of(Job job, string queueBase, int? position, IEnumerable<LogLine> lines)
    {
        var body = Begin(job, queueBase, job switch { { IsFinal: true } => Completed, { State: JobState.Running } => InProgress, _ => InQueue });
        if (job.State == JobState.Queued) body["queue_position"] = position ?? 0;
        body["logs"] = new JsonArray([.. lines.Select(Line)]);
        body["metrics"] = new JsonObject();
        if (job.StartedAt is { } started) body["started_at"] = FalJson.Time(started);
        if (job.State == JobState.Running)
        {
            body["progress"] = Math.Round(job.Progress, 3);
            body["stage"] = job.Stage;
        }

        if (!job.IsFinal) return body;
        body["metrics"] = new JsonObject { ["inference_time"] = WorkSeconds(job) };
        if (JobErrors.Of(job) is not { } error) return body;
        body["error"] = error.Message;
        body["error_type"] = error.Type;
        return body;
    }

    /// <summary>What is said where there is no result yet; some clients wait for these very words.</summary>
    public static JsonObject StillInProgress(Job job, string queueBase)
    {
        var body = new JsonObject { ["detail"] = "Request is still in progress", ["message"] = "Request is still in progress", ["request_id"] = job.Id };
        AddAddresses(body, job, queueBase);
        return body;
    }

    private static JsonObject Begin(Job job, string queueBase, string status)
    {
        var body = new JsonObject { ["status"] = status, ["request_id"] = job.Id };
        AddAddresses(body, job, queueBase);
        return body;
    }

    private static void AddAddresses(JsonObject body, Job job, string queueBase)
    {
        var request = $"{queueBase}/{FalPath.AppOf(job.Order.Endpoint)}/requests/{job.Id}";
        body["response_url"] = request;
        body["status_url"] = request + "/status";
        body["cancel_url"] = request + "/cancel";
    }

    private static JsonObject Line(LogLine line) => new()
    {
        ["message"] = line.Message,
        ["level"] = line.Level.ToString().ToUpperInvariant(),
        ["source"] = "USER",
        ["timestamp"] = line.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
    };

    private static double? WorkSeconds(Job job)
    {
        var seconds = JobDesk.ResultOf(job)?.WorkSeconds ?? (job.FinishedAt - job.StartedAt)?.TotalSeconds;
        return seconds is { } known ? Math.Round(known, 3) : null;
    }
}
