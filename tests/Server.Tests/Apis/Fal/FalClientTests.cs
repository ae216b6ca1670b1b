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
}
