using Cuewright.Engine;

namespace Cuewright.Media.Tests.Decode;

public sealed class JoinTests(MediaFolder media)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clips_of_any_kind_follow_one_another_with_every_frame_at_its_time()
    {
        var first = await media.MakeClipAsync("join-25.mp4", "128x72", "25", 1.4, "-bf", "2");
        var second = await media.MakeAsync("join-ntsc.webm", "-f", "lavfi", "-i", "testsrc=s=90x160:r=24000/1001:d=1", "-c:v", "libvpx-vp9", "-cpu-used", "8");
        var third = await media.MakeClipAsync("join-30.mkv", "320x240", "30", 0.5);
        var target = media.PathOf("joined.mov");
        await media.Media.JoinAsync([first, second, third], target, Cancel);

        var parts = new List<double>();
        var times = new List<double>();
        foreach (var path in new[] { first, second, third })
        {
            var part = await media.Media.ProbeAsync(path, Cancel);
            times.AddRange((await media.TimesAsync(part)).Select(time => parts.Sum() + time));
            parts.Add(part.DurationSeconds);
        }

        var joined = await media.Media.ProbeAsync(target, Cancel);
        Assert.Equal(parts.Sum(), joined.DurationSeconds, 0.0005);
        var found = await media.TimesAsync(joined);
        Assert.Equal(times.Count, found.Count);
        Assert.All(times.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 0.0005));
        Assert.False(joined.HasSound);
        Assert.True(joined.Width <= 320);
    }

    [Fact]
    public async Task A_part_without_sound_is_silent_and_the_next_is_heard_in_its_place()
    {
        var mute = await media.MakeClipAsync("join-mute.mp4", seconds: 1);
        var loud = await media.MakeAsync("join-loud.mp4", "-f", "lavfi", "-i", "testsrc=s=128x72:r=25:d=1", "-f", "lavfi", "-i", "sine=f=440:d=1", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac");
        var target = media.PathOf("joined-sound.mov");
        await media.Media.JoinAsync([mute, loud, mute], target, Cancel);

        var (left, _) = await media.DecodeAsync(target);
        Assert.Equal(3 * 48_000, left.Length);
        Assert.Equal(0, left[..48_000].Max());
        Assert.InRange(left[50_000..94_000].Max(), 0.05f, 1f);
        Assert.Equal(0, left[98_000..].Max());
    }

    [Fact]
    public async Task What_has_no_picture_is_not_joined()
    {
        var film = await media.MakeClipAsync("join-film.mp4");
        var sound = await media.MakeAsync("join-sound.wav", "-f", "lavfi", "-i", "sine=f=440:d=1");
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => media.Media.JoinAsync([film, sound], media.PathOf("none.mov"), Cancel));
        Assert.Equal(RefusalCode.NoPicture, refusal.Code);
        Assert.Contains("join-sound.wav", refusal.Message);
    }
}
