using System.Text.Json;
using Cuewright.Delivery.Files;
using Cuewright.Engine;
using Cuewright.Jobs;

namespace Cuewright.Server.Worker;

/// <summary>What went wrong in the words a job keeps: expected refusals by their own names, anything else as a fault of ours.</summary>
internal static class Failures
{
    /// <summary>What is our own affair is not told by the names of our files; the log has those.</summary>
    public static JobFailure Of(Exception error) => Named(error) is var failure && failure.Code switch
    {
        nameof(RefusalCode.DiskFull) => "The disk of the server is full.",
        nameof(RefusalCode.ToolKilled) => "ffmpeg was killed from outside, again and again.",
        nameof(RefusalCode.Unwritable) => "The result could not be written.",
        _ => null,
    } is { } words ? failure with { Message = words } : failure;

    private static JobFailure Named(Exception error) => error switch
    {
        WorkException expected => new JobFailure(expected.Code, expected.Message, JsonSerializer.Serialize(expected.Details, WorkJson.Options)),
        RefusalException refusal => new JobFailure(refusal.Code.ToString(), refusal.Message),
        _ when DiskFullException.IsBehind(error) => new JobFailure(nameof(RefusalCode.DiskFull), error.Message),
        // Whoever may stop a job is asked before; what is left is an ffmpeg that was told to stop by someone else.
        OperationCanceledException => new JobFailure(nameof(RefusalCode.ToolKilled), error.Message),
        _ => new JobFailure(FailureCodes.Internal, "Something went wrong here that should not have; the server's log has it under this job's id."),
    };
}

/// <summary>An expected failure of a job, with what an API needs to word it.</summary>
internal sealed class WorkException(string code, string message, FailureDetails details, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;

    public FailureDetails Details { get; } = details;
}
