using System.Runtime.CompilerServices;
using System.Text.Json;
using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Seeds;

namespace Cuewright.Media.Tests.Decode;

/// <summary>What is known of a drawn clip is still seen after it was encoded and decoded.</summary>
public sealed class SeenThroughFilesTests(MediaFolder folder)
{
    [Theory]
    [InlineData("plain cuts at 30000/1001")]
    [InlineData("24 held in 60")]
    [InlineData("faint cuts in the dark")]
    [InlineData("grain")]
    [InlineData("whip pan")]
    [InlineData("flash on the cut")]
    public async Task Cuts_are_at_their_frames(string name)
    {
        var script = CutClips.Named(name, new Seed(1));
        var path = folder.PathOf($"seen {name.Replace('/', '-')}.mp4");
        await ClipEncoder.WriteAsync(script, path, new ClipFormat(320, 180));
        var analysis = await LookAsync(path);
        Assert.Equal(script.FrameCount, analysis.FrameTimes.Length);
        Assert.Equal(script.Cuts, CutsOf(analysis));
    }

    [Fact]
    public async Task The_example_film_is_seen_as_its_cues_say()
    {
        var analysis = await LookAsync(Example("daybreak.mp4"));
        using var sheet = JsonDocument.Parse(await File.ReadAllTextAsync(Example("daybreak.cues.json"), TestContext.Current.CancellationToken));
        int[] Frames(string kind) => [.. sheet.RootElement.GetProperty("cues").EnumerateArray()
            .Where(cue => cue.GetProperty("kind").GetString() == kind).Select(cue => cue.GetProperty("frame").GetInt32())];
        Assert.Equal(Frames("cut"), CutsOf(analysis));
        Assert.Equal(Frames("flash"), analysis.Moments.Where(moment => moment.Kind == MomentKind.Flash).Select(moment => moment.Frame));
        var fade = Assert.Single(analysis.Moments, moment => moment.Kind == MomentKind.FadeOut);
        Assert.InRange(fade.Frame - Assert.Single(Frames("fade-out")), -3, 3);
        var impacts = analysis.Moments.Where(moment => moment.Kind == MomentKind.Impact).ToArray();
        var contacts = Frames("impact");
        Assert.All(contacts, contact => Assert.Contains(impacts, impact => Math.Abs(impact.Frame - contact) <= 1));
        Assert.All(impacts, impact => Assert.True(impact.Strength < 0.3 || contacts.Any(contact => Math.Abs(impact.Frame - contact) <= 1), $"{impact}"));
    }

    private async Task<ClipAnalysis> LookAsync(string path)
    {
        var cancel = TestContext.Current.CancellationToken;
        var clip = await folder.Media.ProbeAsync(path, cancel);
        var watcher = new ClipWatcher();
        await foreach (var frame in folder.Media.ReadFramesAsync(clip, new ClipRange(0, double.PositiveInfinity), cancel)) watcher.See(frame);
        return watcher.Finish(new ClipFacts(clip.FrameRate, clip.Width, clip.Height, clip.DurationSeconds));
    }

    private static IEnumerable<int> CutsOf(ClipAnalysis analysis) =>
        analysis.Shots.Where(shot => shot.Transition == Transition.Cut).Select(shot => shot.StartFrame);

    private static string Example(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../examples", name);
}
