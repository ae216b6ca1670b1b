using Cuewright.Delivery.Files;
using Cuewright.Jobs;
using Cuewright.Media.Encode;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>What came of a job, ready to be sent.</summary>
internal sealed record Piece(Job Job, Work Work, TakeOutput Output, NamedFormat Format, FileShelf Shelf)
{
    public long SoundBytes => Output.Output.Size;

    public string SoundPath => Shelf.PathOf(Output.Output.Id);

    /// <summary>In pieces of whole samples, since some who pipe them on take each by itself.</summary>
    public async Task CopySoundAsync(Func<ReadOnlyMemory<byte>, Task> send, CancellationToken cancel)
    {
        await using var sound = Shelf.OpenRead(Output.Output.Id) ?? throw new InvalidOperationException("A result was deleted before it was sent.");
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await sound.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)) > 0) await send(buffer.AsMemory(0, read));
    }
}

/// <summary>How an endpoint puts a piece into its answer.</summary>
internal interface IPieceWording
{
    string ContentTypeOf(HttpContext context, string jobId, NamedFormat format);

    /// <summary>Null where it is not known before it is written.</summary>
    long? LengthOf(Piece piece);

    Task WriteAsync(HttpContext context, Piece piece, CancellationToken cancel);
}
