using Cuewright.Clips;
using Cuewright.Engine.Time;

namespace Cuewright.Server.Tests.Apis.Fal;

/// <summary>The client that fal publishes, unchanged, against the real server. What is said and expected stands in tests/Clients/fal.mjs.</summary>
public sealed class FalClientTests(WorkingServer working, IdleServer idle, KeyedServer keyed)
    : IClassFixture<WorkingServer>, IClassFixture<IdleServer>, IClassFixture<KeyedServer>
{
    [Theory]
    [InlineData("subscribePolling")]
    [InlineData("subscribeStreaming")]
    [InlineData("runWithBlobs")]
    [InlineData("stream")]
    [InlineData("queueAndWebhook")]
    [InlineData("cancelQueued")]
    [InlineData("cancelRunning")]
    [InlineData("errors")]
    [InlineData("startDeadlineIsNotTriedAgain")]
    [InlineData("upload")]
    [InlineData("otherRecipes")]
    [InlineData("keys")]
    public async Task The_published_client_is_served(string scenario)
    {
        var film = Path.Combine(working.Folder, "film.mp4");
        await File.WriteAllBytesAsync(film, await Film.BytesAsync());
        await NodeClients.RunAsync("fal.mjs", scenario, new Dictionary<string, string>
        {
            ["SERVER"] = working.Base,
            ["IDLE"] = idle.Base,
            ["KEYED"] = keyed.Base,
            ["KEY"] = keyed.Key,
            ["CLIP"] = film,
        });
    }

    [Fact]
    public async Task Speech_that_is_to_be_kept_is_in_the_video_above_the_music_and_the_picture_is_untouched()
    {
        var (spoken, saved) = (Path.Combine(working.Folder, "spoken.mp4"), Path.Combine(working.Folder, "saved.mp4"));
        await SpokenFilm.Default.WriteAsync(spoken, "-c:a", "aac");
        await NodeClients.RunAsync("fal.mjs", "keepsSpeech", new Dictionary<string, string> { ["SERVER"] = working.Base, ["SPOKEN"] = spoken, ["SAVED"] = saved });
        Assert.Equal(await Film.PictureAsync(spoken), await Film.PictureAsync(saved));
        var heard = await Film.SoundAsync(saved);
        foreach (var said in SpokenFilm.Default.Said) Assert.InRange(Likeness(heard, said), 0.8, 1);
    }

    [Fact]
    public async Task Every_endpoint_of_effects_is_served_and_the_picture_is_untouched()
    {
        var (film, saved) = (Path.Combine(working.Folder, "seen.mp4"), Path.Combine(working.Folder, "heard.mp4"));
        await File.WriteAllBytesAsync(film, await Film.BytesAsync());
        await NodeClients.RunAsync("fal.mjs", "effects", new Dictionary<string, string> { ["SERVER"] = working.Base, ["CLIP"] = film, ["SAVED"] = saved });
        Assert.Equal(await Film.PictureAsync(film), await Film.PictureAsync(saved));
    }

    /// <summary>How much of what is heard while someone talks is what was said: the correlation of both.</summary>
    private static double Likeness(float[] heard, Passage said)
    {
        var (both, voice, all) = (0.0, 0.0, 0.0);
        for (var i = (int)(said.StartSeconds * SpokenFilm.Rate); i < said.EndSeconds * SpokenFilm.Rate; i++)
        {
            both += (double)heard[i] * SpokenFilm.Default.Voice[i];
            voice += (double)SpokenFilm.Default.Voice[i] * SpokenFilm.Default.Voice[i];
            all += (double)heard[i] * heard[i];
        }

        return both / Math.Sqrt(voice * all);
    }
}
