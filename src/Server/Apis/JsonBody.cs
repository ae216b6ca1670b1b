using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis;

/// <summary>Reads JSON that a stranger sends: no more of it than is wanted, and whatever is wrong is said in a sentence.</summary>
public static class JsonBody
{
    /// <summary>Room for a short clip written out as a data address.</summary>
    public const int MaxBytes = 64 << 20;

    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    /// <summary>An absent body is null.</summary>
    /// <exception cref="RequestRefusedException">It is too large or no JSON.</exception>
    public static async Task<SentJson?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true) throw new RequestRefusedException(new Refusal(RequestFault.BadRequest, "This address takes JSON, not a form; upload the file first and name it."));
        var room = new JsonRoom();
        try
        {
            var json = await CollectAsync(request, room, cancel);
            if (!json.IsEmpty) return new SentJson(Parse(json), room);
            room.Dispose();
            return null;
        }
        catch
        {
            room.Dispose();
            throw;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> CollectAsync(HttpRequest request, JsonRoom room, CancellationToken cancel)
    {
        if (request.ContentLength > MaxBytes) throw TooLarge();
        // It grows with what comes: a length is easily claimed.
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > MaxBytes) throw TooLarge();
            if (!room.TryGrow(read)) throw new RequestRefusedException(new Refusal(RequestFault.TooManyRequests, "Too many large requests come at once; try again, or upload the file first and name it.") { RetryAfter = TimeSpan.FromSeconds(5) });
            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        try
        {
            return HoldsText(json.Span) ? JsonDocument.Parse(json, Strict) : throw new RequestRefusedException(new Refusal(RequestFault.BadRequest, "The body holds text that is no Unicode."));
        }
        catch (JsonException fault)
        {
            throw new RequestRefusedException(new Refusal(RequestFault.BadRequest, $"The body is not JSON (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})."));
        }
    }

    /// <summary>
    /// JSON may be well put together and still hold bytes that are no UTF-8, or half a surrogate pair as an escape. Whoever
    /// reads a member would stumble over it; so it is looked for once, here.
    /// </summary>
    private static bool HoldsText(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) return false;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
                if (reader.ValueIsEscaped) _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static RequestRefusedException TooLarge() =>
        new(new Refusal(RequestFault.BodyTooLarge, $"The body is larger than {MaxBytes >> 20} MB, the most that is taken as JSON; upload the file first and name it."));
}
