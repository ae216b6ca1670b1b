using Cuewright.Engine;
using Cuewright.Jobs;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Native;

/// <summary>One mistake in a request.</summary>
internal sealed record NativeFault(string Field, string Message);

internal sealed record NativeError
{
    public required string Code { get; init; }

    /// <summary>All that is wrong, for people.</summary>
    public required string Message { get; init; }

    /// <summary>Where the first mistake lies.</summary>
    public string? Field { get; init; }

    /// <summary>Every mistake by itself, for programs.</summary>
    public IReadOnlyList<NativeFault>? Faults { get; init; }

    public string? RequestId { get; init; }
}

/// <summary>Every error of the native API is <c>{"error": {…}}</c>.</summary>
internal sealed record NativeErrorBody(NativeError Error);

/// <summary>The native API's words for what goes wrong.</summary>
internal static class NativeErrors
{
    public static IErrorWording Wording { get; } = new Words();

    public static IResult Answer(HttpContext context, int status, string code, string message, string? field = null) =>
        NativeJson.Answer(new NativeErrorBody(new NativeError { Code = code, Message = message, Field = field, RequestId = context.TraceIdentifier }), status);

    public static IResult Answer(HttpContext context, IReadOnlyList<NativeFault> faults) => NativeJson.Answer(
        new NativeErrorBody(new NativeError
        {
            Code = "invalid_request",
            Message = string.Join(" ", faults.Select(fault => fault.Message)),
            Field = faults[0].Field,
            Faults = faults,
            RequestId = context.TraceIdentifier,
        }),
        StatusCodes.Status422UnprocessableEntity);

    public static IResult NoJob(HttpContext context) => Answer(context, StatusCodes.Status404NotFound, "not_found", "There is no such job.");

    public static NativeError Of(JobFailure failure) =>
        new() { Code = NativeJson.Snake(failure.Code), Message = failure.Message, Field = JobDesk.DetailsOf(failure).Field };

    public static int StatusOf(JobFailure failure) => failure.Code switch
    {
        FailureCodes.RunTimeout or nameof(RefusalCode.TimedOut) => StatusCodes.Status504GatewayTimeout,
        nameof(RefusalCode.DiskFull) => StatusCodes.Status507InsufficientStorage,
        FailureCodes.Internal or nameof(RefusalCode.MissingTool) or nameof(RefusalCode.ToolKilled) or nameof(RefusalCode.Unwritable) => StatusCodes.Status500InternalServerError,
        _ when failure.Code == JobFailure.WorkerLost.Code => StatusCodes.Status500InternalServerError,
        _ when failure.Code == JobFailure.NotBegunInTime.Code => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private sealed class Words : IErrorWording
    {
        public IResult Word(HttpContext context, Refusal refusal) =>
            Answer(context, refusal.Status, NativeJson.Snake(refusal.Fault.ToString()), refusal.Message);
    }
}
