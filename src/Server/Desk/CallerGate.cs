using System.Diagnostics.CodeAnalysis;
using Cuewright.Delivery.Keys;
using Cuewright.Jobs;
using Cuewright.Server.Apis;
using Cuewright.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Desk;

/// <summary>Finds out who asks. A key comes as <c>Authorization: Key …</c> or <c>Bearer …</c>, or as <c>xi-api-key: …</c>.</summary>
public sealed class CallerGate(ServerOptions options, KeyRing keys, RequestGate pace)
{
    public bool TryAdmit(HttpRequest request, [NotNullWhen(true)] out Caller? caller, [NotNullWhen(false)] out Refusal? refusal)
    {
        (caller, refusal) = options.AsksForKeys ? Admit(request.Headers) : (new Caller(Job.Local), null);
        return caller is not null;
    }

    private (Caller? Caller, Refusal? Refusal) Admit(IHeaderDictionary headers)
    {
        var (text, isThere) = KeyIn(headers);
        if (!isThere) return Refuse(RequestFault.KeyMissing, "A key is needed: send it as 'Authorization: Key …' or 'xi-api-key: …'. The operator makes one with 'cuewright keys create NAME'.");
        if (text is null) return Refuse(RequestFault.KeyMalformed, "The Authorization header is not in the form 'Key …' or 'Bearer …'.");
        if (keys.Open(text) is not { } key) return Refuse(RequestFault.KeyUnknown, "This key is not known here, or was revoked.");
        var limit = key.Limits.RequestsPerMinute ?? options.RequestsPerMinute;
        if (limit is { } perMinute && pace.Wait(key.Id, perMinute) is { } wait)
        {
            return (null, new Refusal(RequestFault.TooManyRequests, $"This key may send {perMinute} requests a minute.") { RetryAfter = wait });
        }

        return (new Caller(key.Name), null);
    }

    private static (string? Text, bool IsThere) KeyIn(IHeaderDictionary headers)
    {
        if (headers.TryGetValue("xi-api-key", out var bare)) return (bare.ToString(), true);
        var header = headers.Authorization.ToString();
        if (header.Length == 0) return (null, false);
        var scheme = header.Split(' ', 2);
        var isKey = scheme.Length == 2 && (scheme[0].Equals("Key", StringComparison.OrdinalIgnoreCase) || scheme[0].Equals("Bearer", StringComparison.OrdinalIgnoreCase));
        return (isKey ? scheme[1].Trim() : null, true);
    }

    private static (Caller?, Refusal?) Refuse(RequestFault fault, string message) => (null, new Refusal(fault, message));
}
