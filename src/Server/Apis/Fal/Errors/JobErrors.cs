using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cuewright.Delivery.Fetching;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Jobs;
using Cuewright.Server.Apis.Fal.Schema;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal.Errors;

/// <summary>How a job that did not succeed is told; every code of a failure has its place here.</summary>
internal static class JobErrors
{
    private static readonly ImmutableArray<string> Formats = [".mp4", ".mov", ".m4v", ".webm", ".mkv", ".avi", ".gif"];

    /// <summary>Null unless it failed or was cancelled.</summary>
    public static FalError? Of(Job job) => job switch
    {
        { State: JobState.Cancelled } => FalError.Cancelled,
        { State: JobState.Failed, Failure: { } failure } => Of(job, failure),
        _ => null,
    };

    private static FalError Of(Job job, JobFailure failure)
    {
        if (failure.Code == JobFailure.NotBegunInTime.Code) return FalError.Platform(StatusCodes.Status504GatewayTimeout, "startup_timeout", failure.Message) with { IsUsersTimeout = true };
        if (failure.Code == JobFailure.WorkerLost.Code) return FalError.Platform(StatusCodes.Status503ServiceUnavailable, "runner_disconnected", failure.Message) with { IsRetryable = true };
        var details = JobDesk.DetailsOf(failure);
        return failure.Code switch
        {
            nameof(FetchFault.FetchFailed) or nameof(FetchFault.FetchForbidden) or nameof(FetchFault.FetchTimedOut) or FailureCodes.FileGone => AtPicture("file_download_error", null),
            nameof(RefusalCode.TooLarge) => AtPicture("file_too_large", details.Limit is { } limit ? new JsonObject { ["max_size"] = limit } : null),
            nameof(RefusalCode.Unreadable) or nameof(RefusalCode.NoPicture) => AtPicture(
                "unsupported_video_format", new JsonObject { ["supported_formats"] = new JsonArray([.. Formats.Select(format => JsonValue.Create(format))]) }),
            nameof(RefusalCode.TooShort) or nameof(RefusalCode.TooLong) => OfLength(job, failure, details),
            nameof(RefusalCode.BadOption) => FalError.Invalid(InputFault.Whole("value_error", failure.Message)),
            // Its own time has run out; the same again would take as long.
            FailureCodes.RunTimeout or nameof(RefusalCode.TimedOut) => FalError.Model(StatusCodes.Status504GatewayTimeout, InputFault.Whole("generation_timeout", failure.Message)) with { IsUsersTimeout = true },
            _ => FalError.Model(StatusCodes.Status500InternalServerError, InputFault.Whole("internal_server_error", failure.Message)),
        };

        FalError AtPicture(string type, JsonObject? context) =>
            FalError.Invalid(InputFault.At(details.Field ?? KnownEndpoints.Video, type, failure.Message, context: context));
    }

    /// <summary>The part that was asked for does not fit into the video, or all of it is more than is taken.</summary>
    private static FalError OfLength(Job job, JobFailure failure, FailureDetails details)
    {
        var work = JobDesk.WorkOf(job);
        var field = details.Field ?? KnownEndpoints.Video;
        var fits = work.Duration is null || work.Start + work.Duration <= details.ClipSeconds;
        if (failure.Code == nameof(RefusalCode.TooLong) && work.KeepSound != KeepSound.None && fits)
        {
            return FalError.Invalid(InputFault.At(
                field, "video_duration_too_long", $"What is said is kept in videos of up to {ScoreOrder.LongestSeconds:0} seconds; cut the part out first, or leave keep_speech_vocal false",
                context: Context("max_duration", ScoreOrder.LongestSeconds, details.ClipSeconds)));
        }

        if (failure.Code == nameof(RefusalCode.TooLong) && work.Duration is null)
        {
            return FalError.Invalid(InputFault.At(
                field, "video_duration_too_long", $"The video is longer than the {ScoreOrder.LongestSeconds:0} seconds that are scored; choose a part of it with start_offset and duration",
                context: Context("max_duration", ScoreOrder.LongestSeconds, details.ClipSeconds)));
        }

        var needed = work.Start + (work.Duration ?? ScoreOrder.ShortestSeconds);
        return FalError.Invalid(InputFault.At(
            field, "video_duration_too_short", FormattableString.Invariant($"The video has to last at least {needed:0.##} seconds, where start_offset and duration end"),
            context: Context("min_duration", needed, details.ClipSeconds)));
    }

    private static JsonObject Context(string name, double limit, double? provided)
    {
        var context = new JsonObject { [name] = limit };
        if (provided is { } seconds) context["provided_duration"] = Math.Round(seconds, 3);
        return context;
    }
}
