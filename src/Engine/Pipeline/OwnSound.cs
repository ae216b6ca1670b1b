using System.Runtime.CompilerServices;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Pipeline;

/// <summary>A stretch of the clip's own sound as it is kept, from this sample of what is delivered on; overwritten by the next.</summary>
internal readonly record struct OwnBlock(long Start, Memory<float> Left, Memory<float> Right);

/// <summary>
/// The clip's own sound as far as it is kept. It is read anew each time it is needed: ten minutes of it would take a quarter
/// of a gigabyte, and decoding them takes a second or two.
/// </summary>
internal sealed class OwnSound
{
    private readonly IMedia _media;
    private readonly ClipInfo _clip;
    private readonly ClipRange _range;
    private readonly KeptSound _kept;
    private readonly LoudnessHistory _heard = new();

    private OwnSound(IMedia media, ClipInfo clip, ClipRange range, KeptSound kept) => (_media, _clip, _range, _kept) = (media, clip, range, kept);

    /// <summary>Before any gain.</summary>
    public double Lufs => _heard.Whole;

    /// <summary>Hears it once, so that its loudness is known.</summary>
    public static async Task<OwnSound> HearAsync(IMedia media, ClipInfo clip, ClipRange range, KeptSound kept, CancellationToken cancel)
    {
        var sound = new OwnSound(media, clip, range, kept);
        await foreach (var block in sound.ReadAsync(0, cancel)) sound._heard.Hear(block.Left.Span, block.Right.Span);
        return sound;
    }

    /// <summary>Of these passages, before any gain.</summary>
    public double LufsOf(params IEnumerable<Passage> passages) => _heard.Of(passages);

    /// <summary>With so much gain; it may end early, never late.</summary>
    public async IAsyncEnumerable<OwnBlock> ReadAsync(double gainDb, [EnumeratorCancellation] CancellationToken cancel)
    {
        var strip = new KeptSoundStrip(_kept with { GainDb = gainDb });
        var (left, right) = (Array.Empty<float>(), Array.Empty<float>());
        var at = 0L;
        await foreach (var block in _media.ReadSoundAsync(_clip, _range, cancel))
        {
            var count = block.Left.Length;
            if (left.Length < count) (left, right) = (new float[count], new float[count]);
            block.Left.CopyTo(left);
            block.Right.CopyTo(right);
            strip.Process(at, left.AsSpan(0, count), right.AsSpan(0, count));
            yield return new OwnBlock(at, left.AsMemory(0, count), right.AsMemory(0, count));
            at += count;
        }
    }
}
