using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis;

/// <summary>Reads JSON that a stranger sends: no more of it than is wanted, and whatever is wrong is said in a sentence.</summary>
public static class JsonBody
{
    /// <summary>Room for a short clip written out as a data address.</summary>
    public const int MaxBytes = 64 << 20;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>An absent body is null.</summary>
    /// <exception cref="RequestRefusedException">It is too large or no JSON.</exception>
    public static async Task<JsonDocument?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MaxBytes) throw TooLarge();
        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > MaxBytes) throw TooLarge();
            body.Write(buffer, 0, read);
        }

        if (body.Length == 0) return null;
        try
        {
            body.Position = 0;
            return await JsonDocument.ParseAsync(body, Strict, cancel);
        }
        catch (JsonException fault)
        {
            throw new RequestRefusedException(new Refusal(RequestFault.BadRequest, $"The body is not JSON (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})."));
        }
    }

    private static RequestRefusedException TooLarge() =>
        new(new Refusal(RequestFault.BodyTooLarge, $"The body is larger than {MaxBytes >> 20} MB, the most that is taken as JSON; upload the file first and name it."));
}
