using Cuewright.Media.Encode;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>The sound and nothing else: with its length, or piece by piece where a stream was asked for.</summary>
internal sealed class PlainSound(bool streamed) : IPieceWording
{
    public string ContentTypeOf(HttpContext context, string jobId, NamedFormat format) => format.ContentType;

    public long? LengthOf(Piece piece) => streamed ? null : piece.SoundBytes;

    public ReadOnlyMemory<byte> AheadOf(HttpContext context, Work work, NamedFormat format) => PatientTag.Fits(work, format) ? PatientTag.Start : default;

    public async Task WriteAsync(HttpContext context, Piece piece, int sentAhead, CancellationToken cancel)
    {
        var body = context.Response.Body;
        var soundStart = 0L;
        if (sentAhead > 0)
        {
            (var filling, soundStart) = PatientTag.Fill(await piece.ReadHeadAsync(PatientTag.HeadBytes, cancel));
            await body.WriteAsync(PatientTag.Start[sentAhead..], cancel);
            await body.WriteAsync(filling, cancel);
        }

        await piece.CopySoundAsync(async bytes => await body.WriteAsync(bytes, cancel), cancel, soundStart);
    }
}
