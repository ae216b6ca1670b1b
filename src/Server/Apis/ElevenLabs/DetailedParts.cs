using System.Text;
using System.Text.Json;
using Cuewright.Media.Encode;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>
/// Details and sound in one answer of two parts. The official clients take it apart by lines: the JSON stands on one line,
/// two below its only header, and nothing here may be put in another order.
/// </summary>
internal sealed class DetailedParts(Details details) : IPieceWording
{
    public string ContentTypeOf(HttpContext context, string jobId, NamedFormat format) => $"multipart/mixed; boundary={Boundary(jobId)}";

    public long? LengthOf(Piece piece) => null;

    public ReadOnlyMemory<byte> AheadOf(HttpContext context, Work work, NamedFormat format) => default;

    public async Task WriteAsync(HttpContext context, Piece piece, int sentAhead, CancellationToken cancel)
    {
        var boundary = Boundary(piece.Job.Id);
        var json = JsonSerializer.Serialize(await details.OfAsync(piece, cancel), ElevenJson.Options);
        var head = $"--{boundary}\r\nContent-Type: application/json\r\n\r\n{json}\r\n--{boundary}\r\nContent-Type: {piece.Format.ContentType}\r\n"
            + $"Content-Disposition: attachment; filename=\"song{piece.Format.Extension}\"\r\n\r\n";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(head), cancel);
        await piece.CopySoundAsync(async bytes => await context.Response.Body.WriteAsync(bytes, cancel), cancel);
        // The Python client would leave the end of the last part glued to the sound.
        if (context.Request.Headers["X-Fern-Language"] != "Python") await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n"), cancel);
    }

    private static string Boundary(string jobId) => $"cuewright-{jobId.Replace("-", "", StringComparison.Ordinal)}";
}
