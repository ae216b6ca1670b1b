using System.Net.Http.Headers;
using Cuewright.Delivery.Fetching;

namespace Cuewright.Delivery.Webhooks;

/// <summary>What is sent: JSON for one receiver. The user is whose job it was.</summary>
public sealed record WebhookMessage(string Address, string RequestId, string UserId, ReadOnlyMemory<byte> Body);

public enum WebhookVerdict
{
    /// <summary>The receiver has said so with a 2xx.</summary>
    Delivered,

    /// <summary>Not now; perhaps later.</summary>
    TryAgain,

    /// <summary>It redirects, leads where this server does not go, or is no address: later is no better.</summary>
    GiveUp,
}

/// <summary>How a try went, and why, in one sentence for the log.</summary>
public sealed record WebhookOutcome(WebhookVerdict Verdict, string Reason);

/// <summary>Sends one message once. When to send, and when again, is the business of who has the jobs.</summary>
public sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly WebhookKey _key;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;

    public WebhookSender(WebhookKey key, ReachOptions reach, TimeProvider clock)
        : this(key, reach, clock, GuardedDial.SystemResolver)
    {
    }

    internal WebhookSender(WebhookKey key, ReachOptions reach, TimeProvider clock, Resolve resolve)
    {
        _key = key;
        _clock = clock;
        _client = new GuardedDial(reach, resolve, clock).NewClient();
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Cuewright", null));
    }

    public async Task<WebhookOutcome> SendAsync(WebhookMessage message, CancellationToken cancel)
    {
        Uri address;
        try
        {
            address = FetchAddress.Read(message.Address);
        }
        catch (FetchException fault)
        {
            return new WebhookOutcome(WebhookVerdict.GiveUp, fault.Message);
        }

        using var patience = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(message.Body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            foreach (var (name, value) in _key.Sign(message.RequestId, message.UserId, _clock.GetUtcNow(), message.Body.Span)) request.Headers.Add(name, value);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return OfStatus((int)answer.StatusCode);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new WebhookOutcome(WebhookVerdict.TryAgain, $"The receiver did not answer within {Patience.TotalSeconds:0} s.");
        }
        catch (Exception fault) when (FetchFaults.Of(fault) is not null)
        {
            var known = FetchFaults.Of(fault)!; // The filter has seen that it is there.
            return new WebhookOutcome(known.Fault == FetchFault.FetchForbidden ? WebhookVerdict.GiveUp : WebhookVerdict.TryAgain, known.Message);
        }
    }

    public void Dispose() => _client.Dispose();

    private static WebhookOutcome OfStatus(int status) => new(
        status switch
        {
            >= 200 and < 300 => WebhookVerdict.Delivered,
            >= 300 and < 400 => WebhookVerdict.GiveUp,
            _ => WebhookVerdict.TryAgain,
        },
        $"The receiver answered {status}.");
}
