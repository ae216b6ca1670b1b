using System.IO.Compression;
using System.Text;
using Cuewright.Server.Apis;

namespace Cuewright.Server.Tests.Hostile;

/// <summary>Bodies that are no JSON, or JSON that nobody would write.</summary>
public sealed class JsonTests
{
    private static readonly string[] Doors =
    [
        "/v1/jobs", "/v1/analyze", "/fal/run/sonilo/v1.1/video-to-music", "/fal/queue/sonilo/v1.1/text-to-music",
        "/elevenlabs/v1/music", "/elevenlabs/v1/music/plan",
    ];

    /// <summary>Each is wrong at every door.</summary>
    private static Dictionary<string, byte[]> Bodies => new()
    {
        ["nested lists"] = Utf8(new string('[', 100_000) + new string(']', 100_000)),
        ["nested objects"] = Utf8(string.Concat(Enumerable.Repeat("{\"prompt\":", 100_000)) + "1" + new string('}', 100_000)),
        ["half a surrogate pair"] = Utf8("""{"prompt": "\ud800", "video": "\udfff", "video_url": "\ud800"}"""),
        ["half a surrogate pair as a name"] = Utf8("""{"\ud800": 1}"""),
        ["half a surrogate pair deep inside"] = Utf8("""{"prompt": "x", "segments": [{"start": 0, "prompt": "\ud800"}], "composition_plan": {"sections": [{"section_name": "\udc00"}]}}"""),
        ["no UTF-8"] = [.. "{\"prompt\": \""u8, 0xff, 0xc3, 0x28, .. "\"}"u8],
        ["no UTF-8 in a name"] = [.. "{\""u8, 0xff, .. "\": 1}"u8],
        ["UTF-16"] = Encoding.Unicode.GetBytes("{\"prompt\": \"x\"}"),
        ["only NUL"] = new byte[1000],
        ["a bomb in gzip"] = Packed(new byte[20_000_000]),
        ["endless numbers"] = Utf8("""{"video": 1, "video_url": 1, "prompt": 1, "duration": 1e999, "music_length_ms": 1e999, "seed": -1e999}"""),
        ["long numbers"] = Utf8($$"""{"duration": {{new string('9', 100_000)}}, "music_length_ms": {{new string('9', 100_000)}}, "prompt": 5, "video": 5}"""),
        ["twice the same"] = Utf8("""{"prompt": "x", "prompt": 1, "video": "x", "video": 1, "video_url": "x", "video_url": 1}"""),
        ["200000 names"] = Utf8($$"""{{{string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"\"k{i}\":{i}"))}}}"""),
        ["a name of a million letters"] = Utf8($$"""{"{{new string('n', 1_000_000)}}": 1, "prompt": 1}"""),
        ["a list"] = Utf8("[]"),
        ["a text"] = Utf8("\"x\""),
        ["two bodies"] = Utf8("{} {}"),
        ["a remark"] = Utf8("{/* x */}"),
        ["no number"] = Utf8("""{"seed": NaN}"""),
    };

    [Fact]
    public async Task What_cannot_be_read_is_refused_at_every_door_with_a_sentence()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        foreach (var (name, body) in Bodies)
            foreach (var door in Doors)
                (await RawClient.PostAsync(server, door, body)).RequireRefusal($"{name} at {door}");
        Assert.Empty((await server.GetAsync("/v1/jobs")).GetProperty("jobs").EnumerateArray());
    }

    [Fact]
    public async Task A_packed_body_is_not_unpacked()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        (await RawClient.PostAsync(server, "/v1/jobs", Packed("{\"prompt\": \"solo piano\", \"duration\": 2}"u8.ToArray()), more: "Content-Encoding: gzip\r\n")).RequireRefusal("gzip");
    }

    [Fact]
    public void Large_bodies_have_to_fit_beside_each_other_and_small_ones_always_do()
    {
        using var first = new JsonRoom();
        Assert.True(first.TryGrow(100 << 20));
        using (var second = new JsonRoom())
        {
            Assert.False(second.TryGrow(50 << 20));
            using var small = new JsonRoom();
            Assert.True(small.TryGrow(1000));
        }

        using var third = new JsonRoom();
        Assert.True(third.TryGrow(20 << 20));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
