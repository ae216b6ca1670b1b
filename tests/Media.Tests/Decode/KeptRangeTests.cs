using System.Globalization;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Media.Tests.Decode;

/// <summary>A clip's own sound, as it is kept under music: sample n is heard n samples into the stretch.</summary>
public sealed class KeptRangeTests(MediaFolder folder)
{
    /// <summary>A click at 0.25 s and every half second after.</summary>
    [Theory]
    [InlineData("pcm.mov", 48_000, "mono", "-c:a pcm_s16le", 0)]
    [InlineData("cd.mkv", 44_100, "stereo", "-c:a pcm_s16le", 0.4)]
    [InlineData("six.mkv", 48_000, "5.1", "-c:a pcm_s16le", 0.75)]
    [InlineData("aac.mp4", 48_000, "stereo", "-c:a aac -b:a 192k", 0.4)]
    [InlineData("aac-cd.mp4", 44_100, "mono", "-c:a aac -b:a 192k", 0)]
    public async Task Every_sound_is_where_the_picture_has_it(string name, int rate, string channels, string codec, double start)
    {
        var half = rate / 2;
        var picture = await folder.MakeClipAsync("kept.mp4", seconds: 2);
        var clicks = await folder.MakeAsync($"clicks-{name}.wav", "-f", "lavfi", "-i", $"aevalsrc=exprs='0.8*eq(mod(n,{half}),{half / 2})':s={rate}:d=2", "-ac", channels == "mono" ? "1" : channels == "stereo" ? "2" : "6");
        var path = await folder.MakeAsync(name, ["-i", picture, "-i", clicks, "-c:v", "copy", .. codec.Split(' ')]);

        var clip = await folder.Media.ProbeAsync(path, TestContext.Current.CancellationToken);
        var heard = new List<float>();
        await foreach (var block in folder.Media.ReadSoundAsync(clip, new ClipRange(start, 1.2), TestContext.Current.CancellationToken)) heard.AddRange(block.Left.Span);
        Assert.InRange(heard.Count, 0, (int)(1.2 * 48_000));
        for (var click = 0.25; click < start + 1.15; click += 0.5)
        {
            if (click < start + 0.05) continue;
            var from = (int)((click - start - 0.04) * 48_000);
            var window = heard.GetRange(from, (int)(0.08 * 48_000));
            var loudest = window.Select(Math.Abs).ToList();
            Assert.InRange(from + loudest.IndexOf(loudest.Max()) - Math.Round((click - start) * 48_000), -1, 1);
        }
    }

    [Fact]
    public async Task A_sound_that_is_over_before_the_stretch_begins_gives_nothing()
    {
        var picture = await folder.MakeClipAsync("kept.mp4", seconds: 2);
        var path = await folder.MakeAsync("brief.mkv", "-i", picture, "-f", "lavfi", "-i", "sine=d=0.5", "-c:v", "copy", "-c:a", "pcm_s16le");
        var clip = await folder.Media.ProbeAsync(path, TestContext.Current.CancellationToken);
        await foreach (var block in folder.Media.ReadSoundAsync(clip, new ClipRange(1, 1), TestContext.Current.CancellationToken))
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{block.Left.Length} samples were heard."));
        }
    }
}
