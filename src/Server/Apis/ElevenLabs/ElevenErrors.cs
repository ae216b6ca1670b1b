using System.Collections.Immutable;
using Cuewright.Engine;
using Cuewright.Jobs;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>An error as an object, with all the members that any known client reads.</summary>
internal sealed record ElevenError
{
    public required string Type { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    /// <summary>Older clients read the code here.</summary>
    public string Status => Code;

    public required string RequestId { get; init; }

    public string? Param { get; init; }

    public object? Data { get; init; }
}

/// <summary>
/// The words of this API for what goes wrong. A job that failed is told as 4xx even when it is our fault: on 5xx and 429
/// clients send the whole request twice more, and what has failed in the middle of the work would fail again.
/// </summary>
internal static class ElevenErrors
{
    public static IErrorWording Wording { get; } = new Words();

    public static IResult Answer(HttpContext context, int status, string type, string code, string message, string? param = null, object? data = null) =>
        TypedResults.Json(
            new { Detail = new ElevenError { Type = type, Code = code, Message = message, RequestId = context.TraceIdentifier, Param = param, Data = data } },
            ElevenJson.WithoutNulls,
            statusCode: status);

    public static IResult Answer(ImmutableArray<ElevenFault> faults) =>
        ElevenJson.Answer(new { Detail = faults.Select(fault => new { fault.Type, fault.Loc, fault.Msg, Input = (object?)null }) }, StatusCodes.Status422UnprocessableEntity);

    public static IResult BadPrompt(HttpContext context, string message) =>
        Answer(context, StatusCodes.Status400BadRequest, "validation_error", "bad_prompt", message, "prompt", new { prompt_suggestion = "Calm instrumental music for the background." });

    public static IResult NotAvailable(HttpContext context, string message) =>
        Answer(context, StatusCodes.Status400BadRequest, "validation_error", "feature_not_available", message);

    public static IResult NotFound(HttpContext context, string message) =>
        Answer(context, StatusCodes.Status404NotFound, "not_found", "not_found", message);

    /// <summary>Why a job did not succeed.</summary>
    public static IResult Of(HttpContext context, Job job)
    {
        if (job.Failure is not { } failure) return Answer(context, StatusCodes.Status409Conflict, "conflict", "cancelled", "The job was cancelled.");
        var field = JobDesk.DetailsOf(failure).Field;
        if (field is not null && !IsOurs(failure.Code)) return Answer([ElevenFault.AtField(failure.Message, field)]);
        return failure.Code == nameof(RefusalCode.BadOption)
            ? BadPrompt(context, failure.Message)
            : Answer(context, StatusCodes.Status400BadRequest, "generation_error", "generation_failed", failure.Message);
    }

    private static bool IsOurs(string code) =>
        code is FailureCodes.Internal or FailureCodes.RunTimeout or nameof(RefusalCode.DiskFull) or nameof(RefusalCode.Unwritable) or nameof(RefusalCode.MissingTool) or nameof(RefusalCode.ToolKilled);

    private sealed class Words : IErrorWording
    {
        public IResult Word(HttpContext context, Refusal refusal)
        {
            context.Response.Headers["request-id"] = context.TraceIdentifier;
            var (type, code) = refusal.Fault switch
            {
                RequestFault.KeyMissing or RequestFault.KeyMalformed or RequestFault.KeyUnknown => ("authentication_error", "invalid_api_key"),
                RequestFault.TooManyRequests => ("rate_limit_error", "rate_limit_exceeded"),
                RequestFault.QueueFull => ("rate_limit_error", "concurrent_limit_exceeded"),
                RequestFault.NotFound or RequestFault.LinkExpired => ("not_found", "not_found"),
                RequestFault.BadRequest or RequestFault.BodyTooLarge or RequestFault.AddressTooLong or RequestFault.HeadersTooLarge or RequestFault.MethodNotAllowed => ("validation_error", "invalid_parameters"),
                _ => ("internal_error", "internal_server_error"),
            };
            return Answer(context, refusal.Status, type, code, refusal.Message);
        }
    }
}
