using System.Text.Json;
using Cuewright.Delivery.Uploads;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Files;

/// <summary>The list of parts that ends an upload: <c>{"parts":[{"partNumber":1,"etag":"…"}]}</c>, in any order.</summary>
public static class UploadParts
{
    public static async Task<IReadOnlyCollection<UploadPart>> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        using var body = await JsonBody.ReadAsync(request, cancel);
        try
        {
            if (body is not null) return [.. body.RootElement.GetProperty("parts").EnumerateArray().Select(Part)];
        }
        catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // Said below, for whatever is not as it should be.
        }

        throw new RequestRefusedException(new Refusal(RequestFault.BadRequest, "The body has to be {\"parts\": [{\"partNumber\": 1, \"etag\": \"…\"}, …]}."));
    }

    private static UploadPart Part(JsonElement part) => new(part.GetProperty("partNumber").GetInt32(), part.GetProperty("etag").GetString() ?? "");
}
