using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cuewright.Jobs;

namespace Cuewright.Server.Tests.Apis.ElevenLabs;

/// <summary>What other clients than the official one send, byte for byte where it matters.</summary>
public sealed class VideoToMusicTests
{
    private const string Path = "/elevenlabs/v1/music/video-to-music";

    [Fact]
    public async Task Forms_of_all_clients_come_to_the_same_job()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        var film = await Film.BytesAsync();
        string[] tags = ["upbeat", "cinematic"];
        HttpContent[] forms =
        [
            // One part a tag, the video first.
            Form(Video(film, "videos", "a.mp4"), Field("tags", tags[0]), Field("tags", tags[1])),
            // Fields first, tags as JSON in one, nothing as "null".
            Form(Field("description", ""), Field("tags", JsonSerializer.Serialize(tags)), Field("model_id", "music_v2_5"), Video(film, "videos", "upload")),
            // A quoted boundary, brackets that are no JSON, the format as a field.
            Quoted(Form(Field("output_format", "mp3_44100_128"), Field("tags", "[upbeat,cinematic]"), Video(film, "videos", "file0.bin"))),
            Form(Video(film, "videos[]", "a.mp4"), Field("tags[]", tags[0]), Field("tags[]", tags[1]), Field("sign_with_c2pa", ""), Field("what_is_new", "1")),
            Form(Video(film, "videos[0]", "a %22b%22.mp4"), Field("tags", "upbeat"), Field("tags", "cinematic"), Field("add_sfx", "False")),
        ];
        foreach (var form in forms) await HangUpAsync(server, Path + "?seed=3", form);
        var works = (await server.Part<IJobStore>().ListAsync(Job.Local, null, 20, CancellationToken.None)).Select(job => JsonElement.Parse(job.Order.Work)).ToArray();
        Assert.Equal(forms.Length, works.Length);
        Assert.All(works, work =>
        {
            Assert.Equal("upbeat, cinematic", work.GetProperty("wishes").GetProperty("prompt").GetString());
            Assert.Equal(3, work.GetProperty("seed").GetInt32());
            Assert.Equal("mp3_44100_128", work.GetProperty("format").GetString());
            Assert.Equal(1, work.GetProperty("videos").GetArrayLength());
        });
    }

    [Theory]
    [InlineData("--X--\r\n", "missing", "videos")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nnull\r\n--X--\r\n", "missing", "videos")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"videos\"; filename=\"a.mp4\"\r\n\r\n\r\n--X--\r\n", "missing", "videos")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"videos\"\r\n\r\ntrailer.mp4\r\n--X--\r\n", "value_error", "videos")]
    public async Task A_form_without_a_video_is_told_so(string body, string type, string where)
    {
        await using var server = await RunningServer.StartAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=X");
        var fault = await FaultAsync(await server.Client.PostAsync(Path, content));
        Assert.Equal((type, where), (fault.GetProperty("type").GetString(), fault.GetProperty("loc")[1].GetString()));
        Assert.Empty(Directory.EnumerateDirectories(System.IO.Path.Combine(server.Folder, "files")).SelectMany(Directory.EnumerateDirectories));
    }

    [Theory]
    [InlineData("?output_format=mp3_1_1", "", "output_format")]
    [InlineData("?seed=-1", "", "seed")]
    [InlineData("", "use_audio_as_reference", "use_audio_as_reference")]
    [InlineData("", "separate_tracks", "separate_tracks")]
    [InlineData("", "sign_with_c2pa", "sign_with_c2pa")]
    public async Task What_cannot_be_done_is_said_where_it_was_asked(string query, string flag, string where)
    {
        await using var server = await RunningServer.StartAsync();
        var form = Form(Video(await Film.BytesAsync(), "videos", "a.mp4"), Field(flag.Length > 0 ? flag : "tags", flag.Length > 0 ? "true" : ""));
        var fault = await FaultAsync(await server.Client.PostAsync(Path + query, form));
        Assert.Equal(where, fault.GetProperty("loc")[1].GetString());
    }

    [Fact]
    public async Task A_form_that_breaks_off_is_a_bad_request()
    {
        await using var server = await RunningServer.StartAsync();
        var content = new ByteArrayContent("--X\r\nContent-Disposition: form-data; name=\"videos\"; filename=\"a.mp4\"\r\n\r\nhalf"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=X");
        var error = await RunningServer.ReadAsync(await server.Client.PostAsync(Path, content), HttpStatusCode.BadRequest);
        Assert.Equal("invalid_parameters", error.GetProperty("detail").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Where_the_server_takes_less_than_the_API_its_own_limit_counts_and_is_told()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0, MaxUploadBytes = 5 << 10 });
        var fault = await FaultAsync(await server.Client.PostAsync(Path, Form(Video(new byte[4 << 10], "videos", "a.mp4"), Video(new byte[4 << 10], "videos", "b.mp4"))));
        Assert.Contains("larger than 5 KB together", fault.GetProperty("msg").GetString());
        Assert.Empty(Directory.EnumerateFiles(System.IO.Path.Combine(server.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_signature_in_a_format_without_a_place_for_it_is_skipped_and_told()
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.Client.PostAsync(Path + "?output_format=ulaw_8000&seed=1", Form(Video(await Film.BytesAsync(), "videos", "a.mp4"), Field("sign_with_c2pa", "true")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("skipped", answer.Headers.GetValues("X-C2PA").Single());
        Assert.Equal("1", answer.Headers.GetValues("X-Seed").Single());
        Assert.Equal(3 * 8_000, (await answer.Content.ReadAsByteArrayAsync()).Length);
        // What was sent is gone when the piece is made; only the piece is kept.
        Assert.Single(Directory.EnumerateDirectories(System.IO.Path.Combine(server.Folder, "files")).SelectMany(Directory.EnumerateDirectories));
    }

    [Fact]
    public async Task Work_that_nobody_comes_back_for_is_stopped()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        var id = await HangUpAsync(server, Path, Form(Video(await Film.BytesAsync(), "videos", "a.mp4")));
        Assert.Equal("cancelled", (await server.UntilAsync(id, job => job.GetProperty("state").GetString() != "queued")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Who_hung_up_and_comes_back_gets_what_was_begun()
    {
        await using var server = await RunningServer.StartAsync();
        var begun = await HangUpAsync(server, Path, Form(Video(await Film.BytesAsync(), "videos", "a.mp4")));
        using var again = await server.Client.PostAsync(Path, Form(Video(await Film.BytesAsync(), "videos", "b.mp4")));
        Assert.Equal(begun, again.Headers.GetValues("song-id").Single());
    }

    /// <summary>Sends, hangs up as soon as there is a job for it, and gives its id.</summary>
    private static async Task<string> HangUpAsync(RunningServer server, string path, HttpContent form)
    {
        var store = server.Part<IJobStore>();
        var before = (await store.ListAsync(Job.Local, null, 20, CancellationToken.None)).Count;
        using var hangUp = new CancellationTokenSource();
        var answer = server.Client.PostAsync(path, form, hangUp.Token);
        while (true)
        {
            var jobs = await store.ListAsync(Job.Local, null, 20, CancellationToken.None);
            if (jobs.Count > before)
            {
                await hangUp.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
                return jobs[0].Id;
            }

            if (answer.IsCompleted) Assert.Fail(await (await answer).Content.ReadAsStringAsync());
            await Task.Yield();
        }
    }

    private static async Task<JsonElement> FaultAsync(HttpResponseMessage answer) =>
        (await RunningServer.ReadAsync(answer, HttpStatusCode.UnprocessableEntity)).GetProperty("detail")[0];

    private static MultipartFormDataContent Form(params (string Name, string? FileName, HttpContent Content)[] parts)
    {
        var form = new MultipartFormDataContent(Guid.NewGuid().ToString());
        foreach (var (name, fileName, content) in parts)
        {
            if (fileName is null) form.Add(content, name);
            else form.Add(content, name, fileName);
        }

        return form;
    }

    private static (string, string?, HttpContent) Video(byte[] film, string name, string fileName)
    {
        var content = new ByteArrayContent(film);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return (name, fileName, content);
    }

    private static (string, string?, HttpContent) Field(string name, string value) => (name, null, new StringContent(value));

    /// <summary>As .NET writes it by itself; the others are made to look like those of other clients.</summary>
    private static MultipartFormDataContent Quoted(MultipartFormDataContent form)
    {
        Assert.Contains("boundary=\"", form.Headers.ContentType!.ToString(), StringComparison.Ordinal); // It has one from the start.
        return form;
    }
}
