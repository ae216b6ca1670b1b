using System.Text.Json;
using Cuewright.Server.Apis.Fal.Errors;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

/// <summary>How long files are kept, as clients say it: <c>{"expiration_duration_seconds": 3600}</c> in a header.</summary>
internal static class Lifecycle
{
    /// <summary>Of what is made.</summary>
    public const string Preference = "x-fal-object-lifecycle-preference";

    /// <summary>Of what is uploaded.</summary>
    public const string Upload = "x-fal-object-lifecycle";

    private const double Longest = 100 * 365.25 * 86_400;

    /// <summary>Null where nothing is said: then they are kept as the server is set.</summary>
    public static TimeSpan? Read(HttpRequest request, string header)
    {
        var text = request.Headers[header].ToString();
        if (text.Length == 0) return null;
        try
        {
            using var wish = JsonDocument.Parse(text);
            if (wish.RootElement.TryGetProperty("initial_acl", out var acl) && acl.ValueKind != JsonValueKind.Null)
            {
                throw new FalException(FalError.BadRequest($"{header} asks for an access list (initial_acl), which is not kept here: who has the link of a file may read it."));
            }

            if (!wish.RootElement.TryGetProperty("expiration_duration_seconds", out var seconds) || seconds.ValueKind == JsonValueKind.Null) return null;
            if (seconds.GetDouble() is > 0 and <= Longest and var count) return TimeSpan.FromSeconds(count);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            // Said below, for whatever is not as it should be.
        }

        throw new FalException(FalError.BadRequest($"{header} has to be JSON like {{\"expiration_duration_seconds\": 3600}}."));
    }
}
