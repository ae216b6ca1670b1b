using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Cuewright.Server.Tests.Apis.ElevenLabs;

public sealed class ComposeTests
{
    private const string Root = "/elevenlabs/v1/music";

    [Theory]
    [InlineData("JavaScript", true)]
    [InlineData("Python", false)]
    public async Task Detailed_answers_stand_line_by_line_as_the_clients_take_them_apart(string language, bool closes)
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Root + "/detailed?output_format=pcm_8000&seed=4") { Content = JsonContent.Create(new { prompt = "calm piano", music_length_ms = 3000 }) };
        request.Headers.Add("X-Fern-Language", language);
        using var answer = await server.Client.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        Assert.StartsWith("--", lines[0], StringComparison.Ordinal);
        Assert.Equal("Content-Type: application/json", lines[1]);
        Assert.Equal("", lines[2]);
        Assert.Equal(JsonValueKind.Null, JsonElement.Parse(lines[3]).GetProperty("words_timestamps").ValueKind);
        Assert.Equal(lines[0], lines[4]);
        Assert.Equal("Content-Type: audio/pcm", lines[5]);
        Assert.Equal("Content-Disposition: attachment; filename=\"song.pcm\"", lines[6]);
        Assert.Equal("", lines[7]);
        Assert.Equal("multipart/mixed", answer.Content.Headers.ContentType!.MediaType); // Every answer has one.

        var plain = await server.Client.PostAsync(Root + "?output_format=pcm_8000&seed=4", JsonContent.Create(new { prompt = "calm piano", music_length_ms = 3000 }));
        var sound = await plain.Content.ReadAsByteArrayAsync();
        var head = lines.Take(8).Sum(line => line.Length + 2);
        Assert.Equal(3 * 8_000 * 4, sound.Length);
        Assert.Equal(sound, bytes[head..(head + sound.Length)]);
        Assert.Equal(closes ? $"\r\n{lines[0]}--\r\n" : "", Encoding.Latin1.GetString(bytes[(head + sound.Length)..]));
    }

    [Fact]
    public async Task Events_come_as_events_to_whom_is_no_official_client()
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.Client.PostAsync(Root + "/detailed/stream?output_format=ulaw_8000", JsonContent.Create(new { prompt = "calm piano", music_length_ms = 3000, with_timestamps = true }));
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType); // Every answer has one.
        var events = (await answer.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(text => JsonElement.Parse(text["data: ".Length..])).ToArray();
        Assert.Equal(["composition_plan", "song_metadata", "audio_chunk", "word_timestamps", "completion"], events.Select(one => one.GetProperty("event").GetString()));
        Assert.Equal(3 * 8_000, events[2].GetProperty("data").GetBytesFromBase64().Length);
    }

    [Theory]
    [InlineData("""{}""", "")]
    [InlineData("""{"prompt":"calm","composition_plan":{"sections":[{"section_name":"A","duration_ms":5000}]}}""", "composition_plan")]
    [InlineData("""{"prompt":"calm","music_length_ms":2999}""", "music_length_ms")]
    [InlineData("""{"prompt":"calm","seed":1.5}""", "seed")]
    [InlineData("""{"prompt":"calm","finetune_id":"x"}""", "finetune_id")]
    [InlineData("""{"prompt":"calm","store_for_inpainting":true}""", "store_for_inpainting")]
    [InlineData("""{"prompt":"calm","lyrics_text":"la la"}""", "lyrics_text")]
    [InlineData("""{"prompt":"calm","generation_mode":"loop"}""", "generation_mode")]
    [InlineData("""{"prompt":"calm","sign_with_c2pa":true}""", "sign_with_c2pa")]
    [InlineData("""{"model_id":"music_v2","composition_plan":{"sections":[{"section_name":"A","duration_ms":5000}]}}""", "composition_plan")]
    public async Task What_cannot_be_done_is_said_where_it_was_asked(string body, string where)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.Client.PostAsync(Root, new StringContent(body, Encoding.UTF8, "application/json"));
        var loc = (await RunningServer.ReadAsync(answer, HttpStatusCode.UnprocessableEntity)).GetProperty("detail")[0].GetProperty("loc");
        Assert.Equal(where.Length == 0 ? ["body"] : new[] { "body", where }, loc.EnumerateArray().Select(step => step.GetString()));
    }

    [Fact]
    public async Task A_full_queue_is_told_with_the_time_to_wait()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0, MostWaiting = 1 });
        for (var i = 0; i < 2; i++) await server.SubmitAsync(new { prompt = "calm", duration = 3 });
        var answer = await server.Client.PostAsync(Root, JsonContent.Create(new { prompt = "calm" }));
        Assert.NotNull(answer.Headers.RetryAfter);
        var detail = (await RunningServer.ReadAsync(answer, HttpStatusCode.TooManyRequests)).GetProperty("detail");
        Assert.Equal("concurrent_limit_exceeded", detail.GetProperty("code").GetString());
        Assert.Equal("concurrent_limit_exceeded", detail.GetProperty("status").GetString());
        Assert.Equal(20, detail.GetProperty("request_id").GetString()!.Length); // It has one.
    }

    [Fact]
    public async Task An_earlier_plan_is_changed_by_new_words_and_keeps_its_form()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        var first = await PlanAsync(server, new { prompt = "calm piano", music_length_ms = 60_000 });
        var second = await PlanAsync(server, new { prompt = "120 bpm, house", music_length_ms = 30_000, source_composition_plan = first });
        Assert.Contains("120 bpm", second.GetProperty("positive_global_styles").EnumerateArray().Select(style => style.GetString()));
        Assert.Equal(Sections(first).Select(section => section.Name), Sections(second).Select(section => section.Name));
        // Half a millisecond goes to one side or the other.
        Assert.All(Sections(first).Zip(Sections(second)), pair => Assert.InRange(pair.Second.Ms - (pair.First.Ms / 2.0), -1, 1));
    }

    private static async Task<JsonElement> PlanAsync(RunningServer server, object body) => await server.PostAsync(Root + "/plan", body, HttpStatusCode.OK);

    private static IEnumerable<(string? Name, int Ms)> Sections(JsonElement plan) =>
        plan.GetProperty("sections").EnumerateArray().Select(section => (section.GetProperty("section_name").GetString(), section.GetProperty("duration_ms").GetInt32()));
}
