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
    public async Task CopySoundAsync(Func<ReadOnlyMemory<byte>, Task> send, CancellationToken cancel, long start = 0)
    {
        await using var sound = OpenSound();
        sound.Position = start;
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await sound.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)) > 0) await send(buffer.AsMemory(0, read));
    }

    /// <summary>How the file begins.</summary>
    public async Task<byte[]> ReadHeadAsync(int length, CancellationToken cancel)
    {
        await using var sound = OpenSound();
        var head = new byte[length];
        return head[..await sound.ReadAtLeastAsync(head, length, throwOnEndOfStream: false, cancel)];
    }

    private FileStream OpenSound() => Shelf.OpenRead(Output.Output.Id) ?? throw new InvalidOperationException("A result was deleted before it was sent.");
}

/// <summary>How an endpoint puts a piece into its answer.</summary>
internal interface IPieceWording
{
    string ContentTypeOf(HttpContext context, string jobId, NamedFormat format);

    /// <summary>Null where it is not known before it is written.</summary>
    long? LengthOf(Piece piece);

    /// <summary>What may be sent byte by byte while there is no piece yet: a part of the answer that says nothing. Empty where it has none.</summary>
    ReadOnlyMemory<byte> AheadOf(HttpContext context, Work work, NamedFormat format);

    /// <param name="context">The exchange.</param>
    /// <param name="piece">What came of it.</param>
    /// <param name="sentAhead">How much of <see cref="AheadOf"/> was sent; if any was, the rest has to follow.</param>
    /// <param name="cancel">Nobody is there to take it.</param>
    Task WriteAsync(HttpContext context, Piece piece, int sentAhead, CancellationToken cancel);
}
