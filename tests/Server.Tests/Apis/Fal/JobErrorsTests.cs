using System.Text.Json;
using System.Text.Json.Nodes;
using Cuewright.Delivery.Fetching;
using Cuewright.Delivery.Links;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Jobs;
using Cuewright.Server.Apis.Fal;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Desk;
using Cuewright.Server.Hosting;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Tests.Apis.Fal;

public sealed class JobErrorsTests
{
    [Theory]
    [InlineData(nameof(FetchFault.FetchFailed), 422, "file_download_error")]
    [InlineData(nameof(FetchFault.FetchForbidden), 422, "file_download_error")]
    [InlineData(nameof(FetchFault.FetchTimedOut), 422, "file_download_error")]
    [InlineData(FailureCodes.FileGone, 422, "file_download_error")]
    [InlineData(nameof(FetchFault.TooLarge), 422, "file_too_large")]
    [InlineData(nameof(RefusalCode.Unreadable), 422, "unsupported_video_format")]
    [InlineData(nameof(RefusalCode.NoPicture), 422, "unsupported_video_format")]
    [InlineData(nameof(RefusalCode.TooShort), 422, "video_duration_too_short")]
    [InlineData(nameof(RefusalCode.TooLong), 422, "video_duration_too_long")]
    [InlineData(nameof(RefusalCode.BadOption), 422, "value_error")]
    [InlineData(FailureCodes.RunTimeout, 504, "generation_timeout")]
    [InlineData(nameof(RefusalCode.TimedOut), 504, "generation_timeout")]
    [InlineData("start_timeout", 504, "startup_timeout")]
    [InlineData("worker_lost", 503, "runner_disconnected")]
    [InlineData(FailureCodes.Internal, 500, "internal_server_error")]
    [InlineData(nameof(RefusalCode.DiskFull), 500, "internal_server_error")]
    public void Each_way_to_fail_has_its_type(string code, int status, string type)
    {
        var error = JobErrors.Of(Failed(code, new FailureDetails { Field = "video_url", Limit = 100, ClipSeconds = 700.5 }, new Work()))!;
        Assert.Equal((status, type), (error.Status, error.Type));
        Assert.NotEmpty(error.Message);
    }

    [Fact]
    public void The_limit_that_was_missed_is_told()
    {
        var details = new FailureDetails { Field = "video_url", Limit = 100, ClipSeconds = 700.5 };
        Assert.Equal("""{"max_size":100}""", Context(nameof(FetchFault.TooLarge), details, new Work()));
        Assert.Equal("""{"max_duration":600,"provided_duration":700.5}""", Context(nameof(RefusalCode.TooLong), details, new Work()));
        Assert.Equal("""{"max_duration":600,"provided_duration":700.5}""", Context(nameof(RefusalCode.TooLong), details, new Work { KeepSound = KeepSound.Speech, Duration = 30 }));
        Assert.Equal("""{"min_duration":720,"provided_duration":700.5}""", Context(nameof(RefusalCode.TooLong), details, new Work { Start = 690, Duration = 30 }));
        Assert.Equal("""{"min_duration":701,"provided_duration":700.5}""", Context(nameof(RefusalCode.TooShort), details, new Work { Start = 700 }));
    }

    [Fact]
    public void A_webhook_is_told_of_a_failure_with_the_body_its_caller_would_have_got()
    {
        var folder = Directory.CreateTempSubdirectory("fal-webhook-");
        try
        {
            var wording = new FalWebhook(new PublicLinks(new ServerOptions(), new LinkSigner(folder.FullName, TimeProvider.System)));
            var job = Failed(nameof(FetchFault.FetchFailed), new FailureDetails { Field = "video_url" }, new Work());
            var told = JsonNode.Parse(wording.Word(job).Span)!;
            Assert.Equal(job.Id, told["request_id"]!.GetValue<string>());
            Assert.Equal(("ERROR", "Invalid status code: 422"), (told["status"]!.GetValue<string>(), told["error"]!.GetValue<string>()));
            Assert.Equal("file_download_error", told["payload"]!["detail"]![0]!["type"]!.GetValue<string>());
            var cancelled = JsonNode.Parse(wording.Word(job with { State = JobState.Cancelled, Failure = null }).Span)!;
            Assert.Equal(("ERROR", "client_cancelled"), (cancelled["status"]!.GetValue<string>(), cancelled["payload"]!["error_type"]!.GetValue<string>()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Context(string code, FailureDetails details, Work work) => ((JsonArray)JobErrors.Of(Failed(code, details, work))!.Body()["detail"]!)[0]!["ctx"]!.ToJsonString();

    private static Job Failed(string code, FailureDetails details, Work work) => new()
    {
        Order = new NewJob { Id = Guid.NewGuid().ToString(), Owner = Job.Local, Door = "fal", Endpoint = FalIds.VideoToMusic, Work = JsonSerializer.Serialize(work, WorkJson.Options), Keep = TimeSpan.FromDays(1) },
        State = JobState.Failed,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Attempt = 1,
        CancelAsked = false,
        Failure = new JobFailure(code, "It did not work.", JsonSerializer.Serialize(details, WorkJson.Options)),
    };
}
