using Cuewright.Engine;

namespace Cuewright.Media.Tests.Decode;

public sealed class SoundReaderTests(MediaFolder folder)
{
    private const string Tone = "aevalsrc=exprs='0.5*sin(2*PI*440*t)':s=48000:d=0.5";

    [Fact]
    public async Task Mono_plays_on_both_sides_at_its_own_level()
    {
        var (left, right) = await folder.DecodeAsync(await folder.MakeAsync("mono.wav", "-f", "lavfi", "-i", Tone, "-c:a", "pcm_f32le"));
        Assert.Equal(24_000, left.Length);
        Assert.Equal(0.5f, left.Max(), 0.001f);
        Assert.Equal(left, right);
    }

    [Fact]
    public async Task Six_channels_are_folded_without_turning_the_front_down()
    {
        var path = await folder.MakeAsync("six.wav", "-f", "lavfi", "-i", Tone,
            "-af", "pan=5.1|FL=c0|FR=0*c0|FC=0*c0|LFE=0*c0|BL=0*c0|BR=c0", "-c:a", "pcm_f32le");
        var (left, right) = await folder.DecodeAsync(path);
        Assert.Equal(0.5f, left.Max(), 0.001f);
        Assert.Equal(0.5f * MathF.Sqrt(0.5f), right.Max(), 0.001f);
    }

    [Fact]
    public async Task Other_rates_are_resampled_to_ours()
    {
        var (left, _) = await folder.DecodeAsync(await folder.MakeAsync("cd.wav", "-f", "lavfi", "-i", "sine=r=44100:d=1"));
        Assert.Equal(48_000, left.Length, 1.0);
    }

    [Theory]
    [InlineData("0.2", "0", 48_000, 0.2)]
    [InlineData("0", "0.2", 48_000, -0.2)]
    [InlineData("0.2", "0", 16_000, 0.2)]
    [InlineData("0", "0.2", 44_100, -0.2)]
    public async Task Sound_of_any_rate_keeps_its_place_under_the_picture(string soundDelay, string pictureDelay, int rate, double seconds)
    {
        var picture = await folder.MakeClipAsync("under.mp4");
        var sound = await folder.MakeAsync($"pulse-{rate}.wav", "-f", "lavfi", "-i", $"aevalsrc=exprs='eq(n,{rate / 2})':s={rate}:d=1");
        var path = await folder.MakeAsync($"moved-{soundDelay}-{pictureDelay}-{rate}.mkv",
            "-itsoffset", pictureDelay, "-i", picture, "-itsoffset", soundDelay, "-i", sound, "-c", "copy");
        var (left, _) = await folder.DecodeAsync(path);
        // Stamps of the container count whole milliseconds.
        Assert.InRange(Array.IndexOf(left, left.Max()) - 24_000 - (int)(seconds * 48_000), -48, 48);
    }

    [Fact]
    public async Task A_silent_film_is_refused()
    {
        var path = await folder.MakeClipAsync("silent.mp4");
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => folder.DecodeAsync(path));
        Assert.Equal(RefusalCode.NoSound, refusal.Code);
    }
}
