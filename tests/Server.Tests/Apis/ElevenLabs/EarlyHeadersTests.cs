using System.Net;
using System.Net.Http.Json;

namespace Cuewright.Server.Tests.Apis.ElevenLabs;

/// <summary>What takes longer than clients wait for headers: minutes pass a hundred times as fast here.</summary>
public sealed class EarlyHeadersTests
{
    private const string Path = "/elevenlabs/v1/music?seed=2&output_format=";

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

    [Fact]
    public async Task Bytes_that_say_nothing_go_ahead_of_an_mp3_and_it_plays_like_one_that_came_at_once()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 }, clock: new HurriedClock());
        using var answer = await BeginAsync(server, "mp3_44100_128");
        await using var body = await answer.Content.ReadAsStreamAsync();
        var first = new byte[4];
        await body.ReadExactlyAsync(first);
        Assert.Equal("ID3\x04"u8, first);

        await using var worker = await RunningServer.StartAsync(folder: server.Folder);
        using var rest = new MemoryStream();
        await body.CopyToAsync(rest);
        byte[] late = [.. first, .. rest.ToArray()];
        var result = await server.ResultAsync(answer.Headers.GetValues("song-id").Single());
        var output = result.GetProperty("takes")[0].GetProperty("output");
        var kept = await server.Client.GetByteArrayAsync(output.GetProperty("url").GetString());
        Assert.Equal(await Film.DescribeAsync(kept), await Film.DescribeAsync(late));
        Assert.Equal(kept[^30_000..], late[^30_000..]);
    }

    [Fact]
    public async Task Readers_of_events_hear_a_remark_while_they_wait()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 }, clock: new HurriedClock());
        using var answer = await BeginAsync(server, "mp3_44100_128", "/elevenlabs/v1/music/detailed/stream?seed=2&output_format=");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(':', (char)lines.Read());
        await using var worker = await RunningServer.StartAsync(folder: server.Folder);
        Assert.Equal("", (await lines.ReadLineAsync())!.Trim());
        Assert.Equal("", await lines.ReadLineAsync());
        Assert.StartsWith("data: {\"event\":\"composition_plan\"", await lines.ReadLineAsync());
    }

    private static Task<HttpResponseMessage> BeginAsync(RunningServer server, string format = "pcm_8000", string path = Path) => server.Client.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, path + format) { Content = JsonContent.Create(new { prompt = "calm", music_length_ms = 3000 }) }, HttpCompletionOption.ResponseHeadersRead);

    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.FromMinutes(1) ? dueTime / 100 : dueTime, period);
    }
}
