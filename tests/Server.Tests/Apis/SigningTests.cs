using System.Net;
using System.Net.Http.Json;
using Cuewright.Provenance.Signing;
using Cuewright.Provenance.Tests;

namespace Cuewright.Server.Tests.Apis;

/// <summary>Signed on request, over each API that knows the wish.</summary>
public sealed class SigningTests
{
    private static readonly object Wish = new { prompt = "solo piano", duration = 2, format = "mp3", c2pa = true };

    [Fact]
    public async Task What_is_asked_to_be_signed_passes_the_official_verifier()
    {
        await using var server = await RunningServer.StartAsync();
        var root = DevelopmentChain.Make(server.Folder, TimeProvider.System);
        var take = (await server.ResultAsync(await server.SubmitAsync(Wish))).GetProperty("takes")[0];

        var verdict = await VerdictAsync(await server.Client.GetByteArrayAsync(take.GetProperty("output").GetProperty("url").GetString()), root);
        Assert.Equal("Trusted", verdict.State);
        Assert.Equal(take.GetProperty("cue_sheet").GetProperty("title").GetString(), (string?)verdict.Manifest["title"]);
    }

    [Fact]
    public async Task The_clients_of_ElevenLabs_get_it_with_their_own_word()
    {
        await using var server = await RunningServer.StartAsync();
        var root = DevelopmentChain.Make(server.Folder, TimeProvider.System);
        using var answer = await server.Client.PostAsJsonAsync("/elevenlabs/v1/music", new { prompt = "solo piano", music_length_ms = 3000, sign_with_c2pa = true });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("X-C2PA"));
        Assert.Equal("Trusted", (await VerdictAsync(await answer.Content.ReadAsByteArrayAsync(), root)).State);
    }

    [Fact]
    public async Task The_music_for_a_video_is_signed_too()
    {
        await using var server = await RunningServer.StartAsync();
        var root = DevelopmentChain.Make(server.Folder, TimeProvider.System);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await Film.BytesAsync()), "videos", "a.mp4" }, { new StringContent("true"), "sign_with_c2pa" } };
        using var answer = await server.Client.PostAsync("/elevenlabs/v1/music/video-to-music", form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Trusted", (await VerdictAsync(await answer.Content.ReadAsByteArrayAsync(), root)).State);
    }

    [Fact]
    public async Task A_format_without_a_place_for_it_comes_unsigned_to_clients_of_ElevenLabs_and_they_are_told()
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.Client.PostAsJsonAsync("/elevenlabs/v1/music?output_format=pcm_16000", new { prompt = "solo piano", music_length_ms = 3000, sign_with_c2pa = true });
        Assert.Equal((HttpStatusCode.OK, "skipped"), (answer.StatusCode, answer.Headers.GetValues("X-C2PA").Single()));
    }

    [Fact]
    public async Task Without_a_signer_it_is_said_before_anything_is_made()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Contains("c2pa init", (await server.PostAsync("/v1/jobs", Wish, HttpStatusCode.UnprocessableEntity)).GetRawText());
        var fault = await server.PostAsync("/elevenlabs/v1/music", new { prompt = "solo piano", sign_with_c2pa = true }, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("sign_with_c2pa", fault.GetProperty("detail")[0].GetProperty("loc")[1].GetString());
    }

    [Fact]
    public async Task Where_the_certificate_lies_is_not_told_to_callers()
    {
        await using var server = await RunningServer.StartAsync(options => options with { C2paCertificate = "/secret/place.pem", C2paKey = "/secret/place.key" });
        Assert.DoesNotContain("/secret", (await server.PostAsync("/v1/jobs", Wish, HttpStatusCode.UnprocessableEntity)).GetRawText());
    }

    [Fact]
    public async Task Only_mp3_is_signed()
    {
        await using var server = await RunningServer.StartAsync();
        DevelopmentChain.Make(server.Folder, TimeProvider.System);
        var fault = await server.PostAsync("/v1/jobs", new { prompt = "solo piano", format = "wav", c2pa = true }, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("only mp3 is signed", fault.GetRawText());
    }

    private static async Task<Verdict> VerdictAsync(byte[] mp3, string root)
    {
        var path = Path.Combine(Path.GetDirectoryName(root)!, "received.mp3"); // The root lies in the folder of the server.
        await File.WriteAllBytesAsync(path, mp3);
        return await Tool.VerifyAsync(path, root);
    }
}
