using System.Net;
using System.Net.Http.Json;

namespace Cuewright.Server.Tests.Apis.ElevenLabs;

/// <summary>What takes longer than clients wait for headers: minutes pass a hundred times as fast here.</summary>
public sealed class EarlyHeadersTests
{
    private const string Path = "/elevenlabs/v1/music?output_format=pcm_8000&seed=2";

    [Fact]
    public async Task Headers_come_first_and_the_sound_when_it_is_there()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 }, clock: new HurriedClock());
        using var answer = await BeginAsync(server);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("3", answer.Headers.GetValues("X-Audio-Duration").Single());
        // Another server works on what this one has accepted.
        await using var worker = await RunningServer.StartAsync(folder: server.Folder);
        Assert.Equal(3 * 8_000 * 4, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task After_headers_a_failure_breaks_the_answer_off()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 }, clock: new HurriedClock());
        using var answer = await BeginAsync(server);
        await server.PostAsync($"/v1/jobs/{answer.Headers.GetValues("song-id").Single()}/cancel", null, HttpStatusCode.Accepted);
        await Assert.ThrowsAsync<HttpRequestException>(() => answer.Content.ReadAsByteArrayAsync());
    }

    private static Task<HttpResponseMessage> BeginAsync(RunningServer server) => server.Client.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(new { prompt = "calm", music_length_ms = 3000 }) }, HttpCompletionOption.ResponseHeadersRead);

    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.FromMinutes(1) ? dueTime / 100 : dueTime, period);
    }
}
