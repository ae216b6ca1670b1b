using Cuewright.Media.Encode;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>The sound and nothing else: with its length, or piece by piece where a stream was asked for.</summary>
internal sealed class PlainSound(bool streamed) : IPieceWording
{
    public string ContentTypeOf(HttpContext context, string jobId, NamedFormat format) => format.ContentType;

    public long? LengthOf(Piece piece) => streamed ? null : piece.SoundBytes;

    public Task WriteAsync(HttpContext context, Piece piece, CancellationToken cancel) =>
        piece.CopySoundAsync(async bytes => await context.Response.Body.WriteAsync(bytes, cancel), cancel);
}
