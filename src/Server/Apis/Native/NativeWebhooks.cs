using System.Text.Json;
using Cuewright.Jobs;
using Cuewright.Server.Desk;
using Cuewright.Server.Upkeep;

namespace Cuewright.Server.Apis.Native;

/// <summary>Tells a webhook of a job what GET /v1/jobs/{id} and its result would say.</summary>
internal sealed class NativeWebhooks(PublicLinks links) : IWebhookWording
{
    public ReadOnlyMemory<byte> Word(Job job)
    {
        var memo = JsonSerializer.Deserialize<NativeMemo>(job.Order.Memo!, NativeJson.Options)!; // Every job of this door has one.
        var result = JobDesk.ResultOf(job) is { } made ? ResultView.Of(job.Id, made, links, memo.PublicBase) : null;
        return JsonSerializer.SerializeToUtf8Bytes(new WebhookView(JobView.Of(job), result), NativeJson.Options);
    }

    private sealed record WebhookView(JobView Job, ResultView? Result);
}
