using System.Globalization;
using System.Text.Json;
using Cuewright.Delivery.Keys;
using Cuewright.Jobs;
using Cuewright.Media;

namespace Cuewright.Server.Tests.Apis.ElevenLabs;

/// <summary>The official client, unmodified, against the real server under a prefix.</summary>
public sealed class OfficialClientTests : IDisposable
{
    private static readonly string[] Formats =
    [
        "mp3_22050_32", "mp3_24000_48", "mp3_44100_32", "mp3_44100_64", "mp3_44100_96", "mp3_44100_128", "mp3_44100_192",
        "pcm_8000", "pcm_16000", "pcm_22050", "pcm_24000", "pcm_32000", "pcm_44100", "pcm_48000", "ulaw_8000", "alaw_8000",
        "opus_48000_32", "opus_48000_64", "opus_48000_96", "opus_48000_128", "opus_48000_192",
        "+mp3_48000_320", "+wav_44100", "+flac_48000",
    ];

    private readonly OfficialClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Every_output_format_is_what_its_name_says()
    {
        await _client.MakeClipAsync("one", 12);
        await using var server = await RunningServer.StartAsync();
        var made = await _client.PlayAsync(server, "formats", "none", Formats);
        foreach (var name in Formats.Select(format => format.TrimStart('+')))
        {
            var (format, headers, parts) = (FfmpegMedia.FindFormat(name)!, made.GetProperty(name), name.Split('_')); // All of them are known.
            Assert.Equal(format.ContentType, headers.GetProperty("content-type").GetString());
            Assert.Equal(parts[1], headers.GetProperty("x-audio-sample-rate").GetString());
            string[] description = format.IsHeaderless
                ? ["-f", parts[0] switch { "pcm" => "s16le", "ulaw" => "mulaw", var law => law }, "-ar", parts[1], "-ac", headers.GetProperty("x-audio-channels").GetString()!] // Just seen to be there.
                : [];
            var facts = await OfficialClient.RunAsync("ffprobe", ["-v", "error", .. description, "-show_entries", "stream=codec_name,sample_rate,channels", "-of", "csv=p=0", _client.File(name)]);
            var codec = parts[0] switch { "pcm" => "pcm_s16le", "ulaw" => "pcm_mulaw", "alaw" => "pcm_alaw", "wav" => "pcm_s24le", var same => same };
            Assert.Equal($"{codec},{parts[1]},{format.Channels}", facts);
            await OfficialClient.RunAsync("ffmpeg", ["-v", "error", .. description, "-i", _client.File(name), "-f", "u8", _client.File(name + ".decoded")]);
            Assert.Equal(1.2 * int.Parse(parts[1], CultureInfo.InvariantCulture) * format.Channels, new FileInfo(_client.File(name + ".decoded")).Length);
            if (parts[0] == "mp3") Assert.Equal(parts[2] + "000", await OfficialClient.RunAsync("ffprobe", "-v", "error", "-show_entries", "stream=bit_rate", "-of", "csv=p=0", _client.File(name)));
        }
    }

    [Fact]
    public async Task Videos_come_from_disk_from_memory_and_as_files()
    {
        await _client.MakeClipAsync("one", 12);
        await using var server = await RunningServer.StartAsync();
        var hashes = await _client.PlayAsync(server, "sources", "none");
        Assert.Equal(3, hashes.GetArrayLength());
        Assert.Single(hashes.EnumerateArray().Select(hash => hash.GetString()).Distinct());
    }

    [Fact]
    public async Task Sound_effects_are_made_from_words()
    {
        await using var server = await RunningServer.StartAsync();
        var made = await _client.PlayAsync(server, "sounds", "none");
        const int secondBytes = 4 * 44_100;
        Assert.Equal(8 * secondBytes, made.GetProperty("usual").GetProperty("length").GetInt32());
        Assert.Equal(3 * secondBytes / 2, made.GetProperty("short").GetProperty("length").GetInt32());
        Assert.Equal(2 * secondBytes, made.GetProperty("loop").GetProperty("length").GetInt32());
        Assert.Equal("audio/mpeg", made.GetProperty("mp3").GetProperty("type").GetString());
        Assert.Equal(422, made.GetProperty("empty").GetProperty("status").GetInt32());
        Assert.Equal(422, made.GetProperty("long").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Several_videos_are_scored_in_their_order()
    {
        await _client.MakeClipAsync("one", 8, "mandelbrot");
        await _client.MakeClipAsync("two", 6);
        await _client.MakeClipAsync("three", 3, "color");
        await using var server = await RunningServer.StartAsync();
        var made = await _client.PlayAsync(server, "order", "none", "one,two,three", "three,two,one", "three,three,three,three,three,three,three,three,three,three");
        Assert.Equal([1.7, 1.7, 3.0], made.EnumerateArray().Select(one => one.GetProperty("length").GetInt32() / 4.0 / 8_000));
        Assert.NotEqual(made[0].GetProperty("hash").GetString(), made[1].GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Words_and_plans_are_composed_told_and_streamed_alike()
    {
        await using var server = await RunningServer.StartAsync();
        var made = await _client.PlayAsync(server, "compose", "none");
        Assert.Equal(12 * 8_000 * 4, made.GetProperty("planned").GetInt32());
        Assert.Equal(12_000, made.GetProperty("plan").GetProperty("sections").EnumerateArray().Sum(section => section.GetProperty("durationMs").GetInt32()));
        Assert.Equal(4_000, made.GetProperty("chunks").GetProperty("chunks").EnumerateArray().Sum(section => section.GetProperty("durationMs").GetInt32()));
        Assert.Single(made.GetProperty("hashes").EnumerateArray().Select(hash => hash.GetString()).Distinct());
        var detailed = made.GetProperty("detailed");
        Assert.Equal(12, detailed.GetProperty("waveformVisual").GetArrayLength());
        Assert.NotEmpty(detailed.GetProperty("songMetadata").GetProperty("title").GetString()!); // The client checks that it is a text.
        Assert.Equal(0, detailed.GetProperty("wordsTimestamps").GetArrayLength());
        Assert.Equal(["composition_plan", "song_metadata", "audio_chunk", "audio_chunk", "audio_chunk", "completion"], made.GetProperty("events").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(("8", "song.pcm"), (made.GetProperty("seed").GetString(), made.GetProperty("filename").GetString()));
        Assert.NotNull(await server.Part<IJobStore>().FindAsync(made.GetProperty("songId").GetString()!, CancellationToken.None)); // There is one, or the client would have said so.
    }

    [Fact]
    public async Task Every_kind_of_error_reaches_the_caller_as_its_class()
    {
        await _client.MakeClipAsync("one", 12);
        await using var server = await RunningServer.StartAsync(options => options with { KeysRequired = true });
        var key = server.Part<KeyRing>().Create("client", new KeyLimits()).Text;
        var errors = await _client.PlayAsync(server, "errors", key);
        AssertError("wrongKey", "ElevenLabsError", 401, "invalid_api_key");
        AssertError("noVideos", "UnprocessableEntityError", 422, "body,videos");
        AssertError("pathAsText", "UnprocessableEntityError", 422, "body,videos,1");
        AssertError("broken", "UnprocessableEntityError", 422, "body,videos,0");
        AssertError("tooMany", "UnprocessableEntityError", 422, "body,videos");
        AssertError("manyTags", "UnprocessableEntityError", 422, "body,tags");
        AssertError("format", "UnprocessableEntityError", 422, "query,output_format");
        AssertError("sign", "UnprocessableEntityError", 422, "body,sign_with_c2pa");
        AssertError("large", "UnprocessableEntityError", 422, "body,videos");
        AssertError("nothing", "UnprocessableEntityError", 422, "body");
        AssertError("badPrompt", "ElevenLabsError", 400, "bad_prompt");
        AssertError("lyrics", "UnprocessableEntityError", 422, "body,composition_plan,sections,0,lines");
        AssertError("wrongPlan", "UnprocessableEntityError", 422, "body,composition_plan");
        AssertError("finetune", "NotFoundError", 404, "not_found");
        AssertError("stems", "ElevenLabsError", 400, "feature_not_available");
        Assert.Contains("music_length_ms", errors.GetProperty("detailed").GetProperty("message").GetString(), StringComparison.Ordinal);

        void AssertError(string name, string kind, int status, string detail)
        {
            var error = errors.GetProperty(name);
            var said = error.GetProperty("body").GetProperty("detail");
            var place = said.ValueKind == JsonValueKind.Array ? string.Join(',', said[0].GetProperty("loc").EnumerateArray()) : said.GetProperty("code").GetString();
            Assert.Equal((name, kind, status, detail), (name, error.GetProperty("kind").GetString(), error.GetProperty("status").GetInt32(), place));
            Assert.True(error.GetProperty("sameId").GetBoolean() && error.GetProperty("requestId").GetString()!.Length == 20, name); // The same id in both headers is one.
        }
    }

    [Fact]
    public async Task An_answer_that_is_lost_twice_is_made_once()
    {
        await _client.MakeClipAsync("one", 12);
        await using var server = await RunningServer.StartAsync();
        var answer = await _client.PlayAsync(server, "retries", "none");
        Assert.Equal(3, answer.GetProperty("hits").GetInt32());
        Assert.Equal(12 * 4_800 * 4, answer.GetProperty("length").GetInt32());
        var job = Assert.Single(await server.Part<IJobStore>().ListAsync(Job.Local, null, 20, CancellationToken.None));
        Assert.Equal(job.Id, answer.GetProperty("song").GetString());
    }

    [Fact]
    public async Task What_clients_ask_to_see_whether_a_key_is_good_is_there()
    {
        await using var server = await RunningServer.StartAsync();
        var account = await _client.PlayAsync(server, "account", "none");
        Assert.False(account.GetProperty("finetunes").GetProperty("hasMore").GetBoolean());
        Assert.NotEqual("free", account.GetProperty("subscription").GetProperty("tier").GetString());
    }
}
