using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Media.Decode;

namespace Cuewright.Media.Tests.Hostile;

/// <summary>A small file may hold a lot; how much is taken of it has an end.</summary>
public sealed class SizeTests(MediaFolder folder)
{
    [Fact]
    public async Task Pictures_of_more_pixels_than_any_camera_has_are_not_decoded()
    {
        var path = await folder.MakeAsync("wall.mov", "-f", "lavfi", "-i", "color=s=8200x8200:r=1:d=2,format=monob", "-c:v", "png");
        Assert.InRange(new FileInfo(path).Length, 1, 1 << 20);
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => folder.Media.ProbeAsync(path, Cancel));
        Assert.Equal(RefusalCode.TooLarge, refusal.Code);
        Assert.Contains("67 million", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_pictures_than_anybody_watches_are_not_watched()
    {
        var clip = await folder.Media.ProbeAsync(await folder.MakeClipAsync("many.mp4"), Cancel);
        async Task<int> CountAsync(int most)
        {
            var count = 0;
            await foreach (var _ in new FrameReader(folder.Tools, most).ReadAsync(clip, new ClipRange(0, 1), Cancel)) count++;
            return count;
        }

        Assert.Equal(25, await CountAsync(25));
        Assert.Equal(RefusalCode.TooLarge, (await Assert.ThrowsAsync<RefusalException>(() => CountAsync(24))).Code);
    }

    [Theory]
    [InlineData(0, 8000)]
    [InlineData(1000, 8000)]
    [InlineData(-1, 8000)]
    [InlineData(1, -1)]
    [InlineData(1, 0)]
    public async Task Sound_that_claims_what_no_sound_has_is_refused(short channels, int rate)
    {
        using var bytes = new MemoryStream();
        await using (var wave = new BinaryWriter(bytes))
        {
            wave.Write("RIFF"u8);
            wave.Write(100_036);
            wave.Write("WAVEfmt "u8);
            wave.Write(16);
            wave.Write((short)1);
            wave.Write(channels);
            wave.Write(rate);
            wave.Write(8000);
            wave.Write(channels);
            wave.Write((short)8);
            wave.Write("data"u8);
            wave.Write(100_000);
            wave.Write(new byte[100_000]);
        }

        var path = folder.PathOf($"odd-{channels}-{rate}.wav");
        await File.WriteAllBytesAsync(path, bytes.ToArray(), Cancel);
        await Assert.ThrowsAsync<RefusalException>(() => folder.DecodeAsync(path));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
