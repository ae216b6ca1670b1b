using Cuewright.Engine;
using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Media.Tests.Decode;

public sealed class ListeningReaderTests(MediaFolder folder)
{
    /// <summary>A second of sound with one loud sample in its middle.</summary>
    private const string Pulse = "aevalsrc=exprs='eq(n,24000)':s=48000:d=1";

    [Theory]
    [InlineData("0", "0", 0.5)]
    [InlineData("0.2", "0", 0.7)]
    [InlineData("0", "0.2", 0.3)]
    public async Task Sound_keeps_its_place_under_the_picture(string soundDelay, string pictureDelay, double seconds)
    {
        var picture = await folder.MakeClipAsync("heard-under.mp4");
        var sound = await folder.MakeAsync("heard-pulse.wav", "-f", "lavfi", "-i", Pulse);
        var path = await folder.MakeAsync($"heard-{soundDelay}-{pictureDelay}.mkv", "-itsoffset", pictureDelay, "-i", picture, "-itsoffset", soundDelay, "-i", sound, "-c", "copy");
        Assert.Equal(seconds, await PeakAsync(path, new ClipRange(0, 1)), 0.001);
    }

    [Fact]
    public async Task A_stretch_begins_where_it_is_asked_to()
    {
        var path = await MixedAsync("heard-stretch.mp4", Pulse);
        Assert.Equal(0.1, await PeakAsync(path, new ClipRange(0.4, 0.6)), 0.002);
    }

    [Fact]
    public async Task No_more_is_read_than_the_stretch_holds()
    {
        var heard = await HearAsync(await MixedAsync("heard-stretch.mp4", Pulse), new ClipRange(0, 0.25));
        Assert.Equal(SoundListener.Rate / 4, heard.Length);
    }

    [Theory]
    [InlineData("stereo.mka", "aevalsrc=exprs='0.5*sin(880*PI*t)|0.5*sin(880*PI*t)':s=44100:d=1")]
    [InlineData("telephone.mka", "aevalsrc=exprs='0.5*sin(880*PI*t)':s=8000:d=1")]
    [InlineData("six.mka", "aevalsrc=exprs='0|0|0.5*sin(880*PI*t)|0|0|0':c=5.1:s=48000:d=1")]
    public async Task Any_rate_and_any_number_of_channels_is_heard_as_one(string name, string source)
    {
        var heard = await HearAsync(await MixedAsync($"heard-{name}", source), new ClipRange(0, 1));
        Assert.InRange(heard.Length, SoundListener.Rate * 0.99, SoundListener.Rate * 1.01);
        Assert.InRange(heard.Max(), 0.1, 0.6);
    }

    [Fact]
    public async Task A_track_of_which_nothing_can_be_decoded_is_refused()
    {
        var path = await BrokenAsync();
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => HearAsync(path, new ClipRange(0, 1)));
        Assert.Equal(RefusalCode.Unreadable, refusal.Code);
    }

    [Fact]
    public async Task A_broken_track_does_not_keep_the_picture_from_being_seen()
    {
        var viewing = new Viewing(folder.Media);
        var (clip, range) = await viewing.OpenAsync(await BrokenAsync(), TestContext.Current.CancellationToken);
        var seen = await viewing.LookAsync(clip, range, new Progress<StageProgress>(), TestContext.Current.CancellationToken);
        Assert.Null(seen.Sound);
        Assert.EndsWith(SoundWords.Unreadable, seen.Description);
    }

    [Fact]
    public async Task What_is_heard_stands_beside_what_is_seen()
    {
        var viewing = new Viewing(folder.Media);
        var (clip, range) = await viewing.OpenAsync(await MixedAsync("heard-stretch.mp4", Pulse), TestContext.Current.CancellationToken);
        var seen = await viewing.LookAsync(clip, range, new Progress<StageProgress>(), TestContext.Current.CancellationToken);
        Assert.Equal(10, seen.Sound!.LevelDb.Length);
        Assert.Empty(seen.Sound.Speech);

        (clip, range) = await viewing.OpenAsync(await folder.MakeClipAsync("heard-nothing.mp4"), TestContext.Current.CancellationToken);
        seen = await viewing.LookAsync(clip, range, new Progress<StageProgress>(), TestContext.Current.CancellationToken);
        Assert.Null(seen.Sound);
    }

    [Fact]
    public async Task Listening_stops_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var clip = await folder.Media.ProbeAsync(await MixedAsync("heard-long.mkv", "anoisesrc=d=20"), CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in folder.Media.ListenAsync(clip, new ClipRange(0, 20), cancel.Token)) await cancel.CancelAsync();
        });
    }

    private async Task<string> MixedAsync(string name, string source)
    {
        var picture = await folder.MakeClipAsync("heard-under.mp4");
        return await folder.MakeAsync(name, "-i", picture, "-f", "lavfi", "-i", source, "-c:v", "copy", "-c:a", Path.GetExtension(name) == ".mp4" ? "aac" : "pcm_s16le");
    }

    /// <summary>Every packet of the sound is noise that no decoder takes.</summary>
    private async Task<string> BrokenAsync()
    {
        var picture = await folder.MakeClipAsync("heard-under.mp4");
        return await folder.MakeAsync("heard-broken.mkv", "-i", picture, "-f", "lavfi", "-i", "sine=d=1", "-c:v", "copy", "-c:a", "aac", "-bsf:a", "noise=amount=1");
    }

    private async Task<double> PeakAsync(string path, ClipRange range)
    {
        var heard = await HearAsync(path, range);
        return (double)Array.IndexOf(heard, heard.Max()) / SoundListener.Rate;
    }

    private async Task<float[]> HearAsync(string path, ClipRange range)
    {
        var clip = await folder.Media.ProbeAsync(path, TestContext.Current.CancellationToken);
        var heard = new List<float>();
        await foreach (var block in folder.Media.ListenAsync(clip, range, TestContext.Current.CancellationToken)) heard.AddRange(block.Span);
        return [.. heard];
    }
}
