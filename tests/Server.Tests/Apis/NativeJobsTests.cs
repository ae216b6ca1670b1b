using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Cuewright.Clips;

namespace Cuewright.Server.Tests.Apis;

public sealed class NativeJobsTests
{
    [Fact]
    public async Task A_video_comes_back_with_its_score_and_the_papers_that_were_asked_for()
    {
        await using var server = await RunningServer.StartAsync();
        var file = await server.UploadAsync(await Film.BytesAsync(), "Söndag.mp4");
        var id = await server.SubmitAsync(new { video = file, prompt = "warm piano", hits = new object[] { 1.6 }, extras = new[] { "stems", "midi", "cue_sheet", "markers_csv", "plot_svg" } });

        var result = await server.ResultAsync(id);
        var take = Assert.Single(result.GetProperty("takes").EnumerateArray());
        Assert.Equal("video,audio", await Film.StreamsAsync(await Bytes(server, take.GetProperty("output"))));
        Assert.Equal("video/mp4", take.GetProperty("output").GetProperty("content_type").GetString());
        Assert.NotEmpty(result.GetProperty("seen").GetString()!);
        var extras = take.GetProperty("extras");
        Assert.Equal(["cue_sheet", "markers_csv", "midi", "plot_svg", "stems"], extras.EnumerateObject().Select(extra => extra.Name).Order());
        using var stems = new ZipArchive(new MemoryStream(await Bytes(server, extras.GetProperty("stems"))));
        Assert.All(stems.Entries, entry => Assert.EndsWith(".wav", entry.Name));
        Assert.True(stems.Entries.Count >= 2);
        Assert.Equal("MThd"u8.ToArray(), (await Bytes(server, extras.GetProperty("midi")))[..4]);
        Assert.Equal(take.GetProperty("cue_sheet").GetProperty("title").GetString(), JsonElement.Parse(await Bytes(server, extras.GetProperty("cue_sheet"))).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Words_alone_give_music_and_the_same_words_the_same_bytes()
    {
        await using var server = await RunningServer.StartAsync();
        var order = new { prompt = "solo piano", duration = 3, format = "mp3_44100_128", seed = 7 };
        var first = await server.ResultAsync(await server.SubmitAsync(order));
        var second = await server.ResultAsync(await server.SubmitAsync(order));

        var sound = await Bytes(server, first.GetProperty("takes")[0].GetProperty("output"));
        Assert.Equal("audio", await Film.StreamsAsync(sound));
        Assert.Equal(sound, await Bytes(server, second.GetProperty("takes")[0].GetProperty("output")));
    }

    [Fact]
    public async Task A_blend_is_tried_again_with_one_part_swapped_and_another_muted()
    {
        await using var server = await RunningServer.StartAsync();
        var order = new { prompt = "x", duration = 6, seed = 7, style = "house+jazz trio", mute = new[] { "bass" }, swap = new[] { "lead=flute" }, redo = new[] { "section=1:2" } };
        var sheet = (await server.ResultAsync(await server.SubmitAsync(order))).GetProperty("takes")[0].GetProperty("cue_sheet");

        Assert.Equal("house+jazz-trio", sheet.GetProperty("style").GetString());
        Assert.Superset(new HashSet<string?> { "mute", "swap", "again" }, sheet.GetProperty("decisions").EnumerateArray().Select(decision => decision.GetProperty("what").GetString()).ToHashSet());
    }

    [Fact]
    public async Task Several_videos_are_scored_as_one()
    {
        await using var server = await RunningServer.StartAsync();
        var file = await server.UploadAsync(await Film.BytesAsync(), "a.mp4");
        var data = "data:video/mp4;base64," + Convert.ToBase64String(await Film.BytesAsync());
        var result = await server.ResultAsync(await server.SubmitAsync(new { videos = new[] { file, data } }));

        Assert.Equal(6 * 48_000, result.GetProperty("takes")[0].GetProperty("cue_sheet").GetProperty("samples").GetInt64());
        Assert.Equal("audio/wav", result.GetProperty("takes")[0].GetProperty("output").GetProperty("content_type").GetString());
    }

    [Fact]
    public async Task News_tell_every_stage_in_order_and_end_with_the_end()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.SubmitAsync(new { prompt = "solo piano", duration = 2 });
        var text = await server.Client.GetStringAsync($"/v1/jobs/{id}/events");

        var events = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(block => !block.StartsWith(':')).ToArray();
        Assert.All(events[..^1], block => Assert.StartsWith("event: news\ndata: ", block));
        Assert.StartsWith("event: end\ndata: ", events[^1]);
        Assert.Contains("\"state\":\"succeeded\"", events[^1]);
        var lines = events.SelectMany(block => JsonElement.Parse(block[(block.IndexOf("data: ", StringComparison.Ordinal) + 6)..]).GetProperty("lines").EnumerateArray()).ToArray();
        Assert.Equal(Enumerable.Range(1, lines.Length), lines.Select(line => line.GetProperty("number").GetInt32()));
        Assert.Equal(["Composing", "Playing", "Mastering"], lines.Select(line => line.GetProperty("message").GetString()).Take(3));
        var log = await server.GetAsync($"/v1/jobs/{id}/log?after=1");
        Assert.Equal(lines.Length - 1, log.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task An_idempotency_key_makes_one_job_of_two_requests()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        var order = new { prompt = "solo piano", duration = 2 };
        var first = await server.SubmitAsync(order, "once");

        Assert.Equal(first, await server.SubmitAsync(order, "once"));
        Assert.NotEqual(first, await server.SubmitAsync(order, "twice"));
        Assert.Equal(2, (await server.GetAsync("/v1/jobs")).GetProperty("jobs").GetArrayLength());
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_page_by_page()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        var ids = new List<string>();
        for (var i = 0; i < 3; i++) ids.Insert(0, await server.SubmitAsync(new { prompt = "solo piano", duration = 2 }));

        var page = await server.GetAsync("/v1/jobs?limit=2");
        var rest = await server.GetAsync($"/v1/jobs?limit=2&before={page.GetProperty("next_before").GetString()}");
        Assert.Equal(ids, page.GetProperty("jobs").EnumerateArray().Concat(rest.GetProperty("jobs").EnumerateArray()).Select(job => job.GetProperty("id").GetString()!));
        Assert.Equal(2, (await server.GetAsync($"/v1/jobs/{ids[0]}")).GetProperty("queue_position").GetInt32());
    }

    [Fact]
    public async Task What_waits_is_cancelled_at_once_and_what_is_over_can_be_deleted_with_its_files()
    {
        await using var server = await RunningServer.StartAsync();
        var done = await server.SubmitAsync(new { prompt = "solo piano", duration = 2 });
        var url = (await server.ResultAsync(done)).GetProperty("takes")[0].GetProperty("output").GetProperty("url").GetString();
        Assert.Equal("already_final", Code(await server.PostAsync($"/v1/jobs/{done}/cancel", null, HttpStatusCode.Conflict)));

        Assert.Equal(HttpStatusCode.NoContent, (await server.Client.DeleteAsync($"/v1/jobs/{done}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.DeleteAsync($"/v1/jobs/{done}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task What_is_not_over_has_no_result_and_cannot_be_deleted()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        var id = await server.SubmitAsync(new { prompt = "solo piano", duration = 2 });
        Assert.Equal("not_finished", Code(await server.GetAsync($"/v1/jobs/{id}/result", HttpStatusCode.Conflict)));
        Assert.Equal("not_finished", Code(await RunningServer.ReadAsync(await server.Client.DeleteAsync($"/v1/jobs/{id}"), HttpStatusCode.Conflict)));

        Assert.Equal("cancelled", (await server.PostAsync($"/v1/jobs/{id}/cancel", null, HttpStatusCode.Accepted)).GetProperty("state").GetString());
        Assert.Equal("cancelled", Code(await server.GetAsync($"/v1/jobs/{id}/result", HttpStatusCode.Conflict)));
    }

    [Fact]
    public async Task Every_mistake_is_reported_at_once()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        var error = (await server.PostAsync("/v1/jobs", new { promt = "x", bpm = "fast", takes = 9, format = "mp4", extras = new[] { "plot_png" } }, HttpStatusCode.UnprocessableEntity)).GetProperty("error");

        Assert.Equal("invalid_request", error.GetProperty("code").GetString());
        Assert.Equal(["promt", "bpm", "takes", "format", "prompt", "extras"], error.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("field").GetString()));
        Assert.Equal("promt", error.GetProperty("field").GetString());
        Assert.NotEmpty(error.GetProperty("request_id").GetString()!);
    }

    [Theory]
    [InlineData("""[]""", "object")]
    [InlineData("""{"prompt": 3}""", "'prompt'")]
    [InlineData("""{"prompt": "x", "prompt_influence": 0.5}""", "there is none")]
    [InlineData("""{"prompt": "x", "start": 1}""", "there is none")]
    [InlineData("""{"prompt": "x", "leave_room": true}""", "there is none")]
    [InlineData("""{"prompt": "x", "keep_sound": "all"}""", "there is none")]
    [InlineData("""{"prompt": "x", "duck": "on"}""", "there is none")]
    [InlineData("""{"video": "http://x.example/a.mp4", "keep_sound": "some"}""", "all or speech")]
    [InlineData("""{"video": "http://x.example/a.mp4", "duck": 2}""", "from 3 to 30")]
    [InlineData("""{"video": "http://x.example/a.mp4", "duck": "much"}""", "on, off or a number")]
    [InlineData("""{"prompt": "x", "duration": 601}""", "0.5 to 600")]
    [InlineData("""{"prompt": "x", "duration": 0.6}""", "music lasts at least 1 second")]
    [InlineData("""{"prompt": "x", "effort": 3}""", "make it effects or both")]
    [InlineData("""{"prompt": "x", "loop": true, "sound": "both"}""", "for effects alone")]
    [InlineData("""{"prompt": "x", "sound": "noise"}""", "music, effects or both")]
    [InlineData("""{"prompt": "x", "sound": "effects", "extras": ["midi"]}""", "made of music")]
    [InlineData("""{"prompt": "x", "key": "H"}""", "D minor")]
    [InlineData("""{"prompt": "x", "meter": "17/3"}""", "3/4")]
    [InlineData("""{"prompt": "x", "style": "polka"}""", "one of")]
    [InlineData("""{"prompt": "x", "loudness": -3}""", "-40 to -6")]
    [InlineData("""{"prompt": "x", "seed": -1}""", "'seed'")]
    [InlineData("""{"prompt": "x", "seed": 1.5}""", "'seed'")]
    [InlineData("""{"prompt": "x", "segments": [{"begin": 1}]}""", "'segments'")]
    [InlineData("""{"prompt": "x", "hits": [{"time": -1}]}""", "'hits'")]
    [InlineData("""{"prompt": "x", "redo": ["verse=2"]}""", "section=2")]
    [InlineData("""{"prompt": "x", "redo": "section=2"}""", "a list of")]
    [InlineData("""{"prompt": "x", "swap": ["lead"]}""", "lead=flute")]
    [InlineData("""{"prompt": "x", "mute": [""]}""", "'mute'")]
    [InlineData("""{"prompt": "x", "format": "exe"}""", "'format'")]
    [InlineData("""{"prompt": "x", "extras": ["markers_edl", "markers_csv"]}""", "choose one")]
    [InlineData("""{"prompt": "x", "extras": ["video"]}""", "'extras'")]
    [InlineData("""{"prompt": "x", "priority": "high"}""", "normal or low")]
    [InlineData("""{"prompt": "x", "webhook_url": "ftp://x"}""", "http")]
    [InlineData("""{"video": "http://x.example/a.mp4", "videos": ["http://x.example/b.mp4"]}""", "cannot both")]
    [InlineData("""{"videos": ["http://x.example/a.mp4", "http://x.example/b.mp4"], "format": "mp4"}""", "only sound")]
    [InlineData("""{"videos": []}""", "'videos'")]
    [InlineData("""{"video": "0123456789012345678901234567890123456789"}""", "not kept here")]
    [InlineData("""{"video": "data:video/mp4;base64,%%%"}""", "cannot be used")]
    [InlineData("""{"video": "film.mp4"}""", "upload the file first")]
    [InlineData("""{"videos": ["ftp://x.example/a.mp4"]}""", "Only http, https and data")]
    public async Task What_cannot_be_done_is_refused_with_a_sentence(string body, string says)
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        var answer = await server.PostAsync("/v1/jobs", JsonElement.Parse(body), HttpStatusCode.UnprocessableEntity);
        Assert.Contains(says, answer.GetProperty("error").GetProperty("message").GetString());
        Assert.Empty((await server.GetAsync("/v1/jobs")).GetProperty("jobs").EnumerateArray());
    }

    [Fact]
    public async Task What_is_no_json_is_refused()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        Assert.Equal("bad_request", Code(await RunningServer.ReadAsync(await server.Client.PostAsync("/v1/jobs", new StringContent("{\"prompt\":")), HttpStatusCode.BadRequest)));
        using var form = new MultipartFormDataContent { { new ByteArrayContent([0xff]), "video", "film.mp4" } };
        Assert.Contains("not a form", (await RunningServer.ReadAsync(await server.Client.PostAsync("/v1/jobs", form), HttpStatusCode.BadRequest)).GetProperty("error").GetProperty("message").GetString());
        Assert.Equal("body_too_large", Code(await RunningServer.ReadAsync(await server.Client.PostAsync("/v1/jobs", new ByteArrayContent(new byte[65 << 20])), HttpStatusCode.RequestEntityTooLarge)));
    }

    [Fact]
    public async Task A_job_that_fails_says_why_and_where_without_naming_places_of_the_server()
    {
        await using var server = await RunningServer.StartAsync();
        var file = await server.UploadAsync("no film at all"u8.ToArray(), "holiday.mp4");
        var unreadable = (await server.ResultAsync(await server.SubmitAsync(new { video = file }), HttpStatusCode.UnprocessableEntity)).GetProperty("error");
        Assert.Equal("unreadable", unreadable.GetProperty("code").GetString());
        Assert.Equal("video", unreadable.GetProperty("field").GetString());
        Assert.Contains("holiday.mp4", unreadable.GetProperty("message").GetString());
        Assert.DoesNotContain(server.Folder, unreadable.GetProperty("message").GetString());

        var forbidden = await server.ResultAsync(await server.SubmitAsync(new { video = "http://127.0.0.1:1/x.mp4" }), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("fetch_forbidden", Code(forbidden));
    }

    [Fact]
    public async Task A_video_is_watched_on_request()
    {
        await using var server = await RunningServer.StartAsync();
        var file = await server.UploadAsync(await Film.BytesAsync(), "a.mp4");
        var seen = await server.PostAsync("/v1/analyze", new { video = file }, HttpStatusCode.OK);
        Assert.Equal(3, seen.GetProperty("durationSeconds").GetDouble());
        Assert.Equal(2, seen.GetProperty("shots").GetArrayLength());
    }

    [Fact]
    public async Task The_video_keeps_its_sound_and_each_part_is_a_stem()
    {
        await using var server = await RunningServer.StartAsync();
        var spoken = Path.Combine(server.Folder, "spoken.mp4");
        await SpokenFilm.Default.WriteAsync(spoken, "-c:a", "aac");
        var file = await server.UploadAsync(await File.ReadAllBytesAsync(spoken), "spoken.mp4");
        var result = await server.ResultAsync(await server.SubmitAsync(new { video = file, keep_sound = "all", duck = 12, style = "house", format = "wav", extras = new[] { "stems", "stems_parts", "cue_sheet" } }));

        var take = result.GetProperty("takes")[0];
        var sound = take.GetProperty("cue_sheet").GetProperty("sound");
        Assert.Equal("all", sound.GetProperty("kept").GetString());
        Assert.Equal(2, sound.GetProperty("ducked").GetArrayLength());
        var stems = await EntriesAsync(server, take.GetProperty("extras").GetProperty("stems"));
        var parts = await EntriesAsync(server, take.GetProperty("extras").GetProperty("stems_parts"));
        Assert.Contains("original.wav", stems);
        Assert.Contains("original.wav", parts);
        Assert.True(parts.Length > stems.Length);
    }

    [Fact]
    public async Task A_queue_that_is_full_refuses_with_too_many_requests()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0, MostWaiting = 1 });
        var order = new { prompt = "solo piano", duration = 2 };
        await server.SubmitAsync(order);
        await server.SubmitAsync(order);
        Assert.Equal("queue_full", Code(await server.PostAsync("/v1/jobs", order, HttpStatusCode.TooManyRequests)));
    }

    [Fact]
    public async Task The_description_knows_every_field_and_every_address()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        var description = await server.GetAsync("/v1/openapi.json");
        var fields = description.GetProperty("components").GetProperty("schemas").GetProperty("Music").GetProperty("properties").EnumerateObject().Select(field => field.Name).ToArray();
        Assert.Contains("prompt", fields);
        Assert.Contains("leave_room", fields);
        Assert.Contains("keep_sound", fields);
        Assert.Contains("duck", fields);
        Assert.Equal(["delete", "get"], description.GetProperty("paths").GetProperty("/v1/jobs/{id}").EnumerateObject().Select(operation => operation.Name).Order());
        Assert.NotEmpty((await server.GetAsync("/v1/styles")).GetProperty("styles").EnumerateArray());
    }

    private static string? Code(JsonElement body) => body.GetProperty("error").GetProperty("code").GetString();

    private static async Task<string[]> EntriesAsync(RunningServer server, JsonElement file)
    {
        using var zip = new ZipArchive(new MemoryStream(await Bytes(server, file)));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static Task<byte[]> Bytes(RunningServer server, JsonElement file) => server.Client.GetByteArrayAsync(file.GetProperty("url").GetString());
}
