using System.Globalization;
using Cuewright.Server.Apis.Fal.Errors;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

/// <summary>On which terms a request is handed in: what stands in its headers and query, not in its input.</summary>
internal sealed record SubmitTerms
{
    private const int LowPriority = 10;

    /// <summary>Where the caller wants nothing kept, it is still there for who fetches it at once.</summary>
    private static readonly TimeSpan KeptUnwillingly = TimeSpan.FromHours(1);

    public int Priority { get; init; }

    public TimeSpan? StartWithin { get; init; }

    public TimeSpan? Keep { get; init; }

    public string? IdempotencyKey { get; init; }

    public string? Webhook { get; init; }

    public int? MostWaiting { get; init; }

    /// <summary>Throws a <see cref="FalException"/> for what cannot be read.</summary>
    public static SubmitTerms Read(HttpRequest request)
    {
        var keep = Lifecycle.Read(request, Lifecycle.Preference);
        var isUnwilling = First(request, "x-fal-store-io") is "0" or "false";
        return new SubmitTerms
        {
            Priority = First(request, "x-fal-queue-priority")?.ToLowerInvariant() == "low" ? LowPriority : 0,
            StartWithin = (First(request, "x-fal-request-start-timeout") ?? First(request, "x-fal-request-timeout")) is { } seconds ? ReadDeadline(seconds) : null,
            Keep = isUnwilling && !(keep < KeptUnwillingly) ? KeptUnwillingly : keep,
            IdempotencyKey = (First(request, "idempotency-key") ?? First(request, "x-fal-idempotency-key")) is { } key ? $"{FalOrders.Door}:{key}" : null,
            Webhook = request.Query["fal_webhook"].ToString() is { Length: > 0 } webhook ? ReadWebhook(webhook) : null,
            MostWaiting = request.Query["fal_max_queue_length"].ToString() is { Length: > 0 } most ? ReadMost(most) : null,
        };
    }

    private static string? First(HttpRequest request, string header) => request.Headers[header].ToString() is { Length: > 0 } text ? text.Trim() : null;

    private static TimeSpan ReadDeadline(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0.1 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : throw new FalException(FalError.BadRequest($"The start deadline has to be a number of seconds greater than 0.1, not '{text}'."));

    private static string ReadWebhook(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? text
            : throw new FalException(FalError.BadRequest("fal_webhook has to be an http or https address."));

    private static int ReadMost(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? most
            : throw new FalException(FalError.BadRequest("fal_max_queue_length has to be a whole number, 0 or more."));
}
