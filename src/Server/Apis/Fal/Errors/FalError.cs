using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cuewright.Server.Apis.Fal.Schema;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal.Errors;

/// <summary>
/// An answer that is an error. Those of a model list what is wrong with the input; those of the platform are a sentence
/// and a type. Both also carry a message, because that is all that JavaScript clients show.
/// </summary>
internal sealed record FalError : IResult
{
    private const int ClientClosedRequest = 499;

    public required int Status { get; init; }

    /// <summary>What is wrong with the input; empty for errors of the platform.</summary>
    public ImmutableArray<InputFault> Faults { get; init; } = [];

    public required string Message { get; init; }

    /// <summary>The platform's type; null for errors of a model, and where the platform has none.</summary>
    public string? PlatformType { get; init; }

    /// <summary>Later may be better.</summary>
    public bool IsRetryable { get; init; }

    /// <summary>Tells clients that the time that ran out was theirs, so that they do not send the same again.</summary>
    public bool IsUsersTimeout { get; init; }

    /// <summary>In one word, for who asks how a job stands.</summary>
    public string Type => PlatformType ?? (Faults.IsEmpty ? "bad_request" : Faults[0].Type);

    public static FalError Cancelled { get; } = Platform(ClientClosedRequest, "client_cancelled", "Request was cancelled");

    public static FalError Invalid(params ImmutableArray<InputFault> faults) => Model(StatusCodes.Status422UnprocessableEntity, faults);

    public static FalError Model(int status, params ImmutableArray<InputFault> faults) =>
        new() { Status = status, Faults = faults, Message = string.Join("; ", faults.Select(Sentence)) };

    public static FalError Platform(int status, string type, string message) => new() { Status = status, PlatformType = type, Message = message };

    public static FalError BadRequest(string message) => Platform(StatusCodes.Status400BadRequest, "bad_request", message);

    public static FalError NotFound(string message) => new() { Status = StatusCodes.Status404NotFound, Message = message };

    public JsonObject Body()
    {
        var body = new JsonObject { ["detail"] = Faults.IsEmpty ? Message : new JsonArray([.. Faults.Select(fault => fault.ToJson())]) };
        if (PlatformType is not null) body["error_type"] = PlatformType;
        body["message"] = Message;
        return body;
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        if (PlatformType is not null) headers["x-fal-error-type"] = PlatformType;
        if (IsUsersTimeout) headers["x-fal-request-timeout-type"] = "user";
        headers["x-fal-billable-units"] = "0";
        headers["x-fal-retryable"] = IsRetryable ? "true" : "false";
        headers["x-fal-needs-retry"] = IsRetryable ? "1" : "0";
        return FalJson.Answer(Body(), Status).ExecuteAsync(httpContext);
    }

    private static string Sentence(InputFault fault) => fault.Where is [_, var field] ? $"{field}: {fault.Message}" : fault.Message;
}

/// <summary>Thrown by handlers of this API; its own filter turns it into the answer.</summary>
internal sealed class FalException(FalError error) : Exception(error.Message)
{
    public FalError Error { get; } = error;
}
