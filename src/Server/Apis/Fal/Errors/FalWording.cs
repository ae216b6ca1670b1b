using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal.Errors;

/// <summary>What stops a request before or around its handler, as fal says it.</summary>
internal sealed class FalWording : IErrorWording
{
    public static FalWording Instance { get; } = new();

    public IResult Word(HttpContext context, Refusal refusal)
    {
        FalRequestId.Ensure(context);
        return context.Request.Path.StartsWithSegments("/fal/v1") ? OfCatalogue(context, refusal) : ErrorOf(refusal);
    }

    public static FalError ErrorOf(Refusal refusal) => refusal.Fault switch
    {
        RequestFault.KeyMissing => Plain(refusal, "Authorization header is required"),
        RequestFault.KeyMalformed => Plain(refusal, "Invalid Key Authorization header format. Expected '<key_id>:<key_secret>'."),
        RequestFault.KeyUnknown => Plain(refusal, "No user found for Key ID and Secret"),
        RequestFault.TooManyRequests => Platform(refusal, "rate_limited", isRetryable: true),
        RequestFault.QueueFull => Platform(refusal, "concurrent_requests_limit", isRetryable: true),
        RequestFault.BadRequest => Platform(refusal, "bad_request", isRetryable: false),
        RequestFault.StoreUnavailable => Platform(refusal, "runner_scheduling_failure", isRetryable: true),
        RequestFault.Closing => Platform(refusal, "runner_disconnected", isRetryable: true),
        RequestFault.Internal or RequestFault.DiskFull => Platform(refusal, "internal_error", isRetryable: false),
        _ => Plain(refusal, refusal.Message),
    };

    private static FalError Plain(Refusal refusal, string message) => new() { Status = refusal.Status, Message = message };

    private static FalError Platform(Refusal refusal, string type, bool isRetryable) => FalError.Platform(refusal.Status, type, refusal.Message) with { IsRetryable = isRetryable };

    /// <summary>The catalogue has a shape of its own.</summary>
    private static IResult OfCatalogue(HttpContext context, Refusal refusal)
    {
        var type = refusal.Status switch
        {
            StatusCodes.Status401Unauthorized => "authorization_error",
            StatusCodes.Status404NotFound => "not_found",
            StatusCodes.Status429TooManyRequests => "rate_limited",
            >= StatusCodes.Status500InternalServerError => "server_error",
            _ => "validation_error",
        };
        return OfCatalogue(context, refusal.Status, type, refusal.Message);
    }

    public static IResult OfCatalogue(HttpContext context, int status, string type, string message) => FalJson.Answer(
        new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["type"] = type,
                ["message"] = message,
                ["docs_url"] = "https://docs.fal.ai/platform-apis",
                ["request_id"] = FalRequestId.Ensure(context),
            },
        },
        status);
}
