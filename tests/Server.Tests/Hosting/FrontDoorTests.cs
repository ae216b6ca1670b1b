using System.Net;
using System.Net.Http.Headers;
using Cuewright.Delivery.Keys;
using Cuewright.Server.Hosting;

namespace Cuewright.Server.Tests.Hosting;

public sealed class FrontDoorTests
{
    private static readonly object Order = new { prompt = "solo piano", duration = 2 };

    private static ServerOptions Locked(ServerOptions options) => options with { Workers = 0, KeysRequired = true };

    [Theory]
    [InlineData(null, null, "key_missing")]
    [InlineData("Authorization", "Basic abc", "key_malformed")]
    [InlineData("Authorization", "Key cw_000000000000_00", "key_unknown")]
    [InlineData("xi-api-key", "nonsense", "key_unknown")]
    public async Task Who_has_no_key_is_told_so(string? header, string? value, string code)
    {
        await using var server = await RunningServer.StartAsync(Locked);
        if (header is not null) server.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        var error = await server.PostAsync("/v1/jobs", Order, HttpStatusCode.Unauthorized);
        Assert.Equal(code, error.GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("Authorization", "Key ")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("xi-api-key", "")]
    public async Task A_key_opens_however_it_is_sent_until_it_is_revoked(string header, string before)
    {
        await using var server = await RunningServer.StartAsync(Locked);
        var key = server.Part<KeyRing>().Create("studio", new KeyLimits());
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, before + key.Text);
        await server.SubmitAsync(Order);
        server.Part<KeyRing>().Revoke("studio");
        await server.PostAsync("/v1/jobs", Order, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_sees_its_own_jobs_and_files_only()
    {
        await using var server = await RunningServer.StartAsync(Locked);
        var (mine, theirs) = (server.Part<KeyRing>().Create("mine", new KeyLimits()), server.Part<KeyRing>().Create("theirs", new KeyLimits()));
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Key", mine.Text);
        var (job, file) = (await server.SubmitAsync(Order), await server.UploadAsync("hello"u8.ToArray(), "a.txt"));
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Key", theirs.Text);

        foreach (var path in new[] { $"/v1/jobs/{job}", $"/v1/jobs/{job}/result", $"/v1/jobs/{job}/log", $"/v1/jobs/{job}/events", $"/v1/files/{file}" }) await server.GetAsync(path, HttpStatusCode.NotFound);
        await server.PostAsync($"/v1/jobs/{job}/cancel", null, HttpStatusCode.NotFound);
        await server.PostAsync("/v1/jobs", new { video = file }, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.DeleteAsync($"/v1/files/{file}")).StatusCode);
        Assert.Empty((await server.GetAsync("/v1/jobs")).GetProperty("jobs").EnumerateArray());
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_when_to_come_back()
    {
        await using var server = await RunningServer.StartAsync(Locked);
        var key = server.Part<KeyRing>().Create("eager", new KeyLimits { RequestsPerMinute = 2 });
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Key", key.Text);
        await server.GetAsync("/v1/jobs");
        await server.GetAsync("/v1/jobs");
        using var third = await server.Client.GetAsync("/v1/jobs");
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
    }

    [Fact]
    public async Task Who_is_refused_while_sending_a_large_file_reads_the_answer()
    {
        await using var server = await RunningServer.StartAsync(Locked);
        using var answer = await server.Client.PostAsync("/v1/files", new ByteArrayContent(new byte[20 << 20]));
        Assert.Equal("key_missing", (await RunningServer.ReadAsync(answer, HttpStatusCode.Unauthorized)).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Addresses_and_methods_that_there_are_not_are_said_in_json()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        Assert.Equal("not_found", (await server.GetAsync("/v1/nothing", HttpStatusCode.NotFound)).GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("not_found", (await server.GetAsync("/nothing", HttpStatusCode.NotFound)).GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("method_not_allowed", (await RunningServer.ReadAsync(await server.Client.PutAsync("/v1/jobs", null), HttpStatusCode.MethodNotAllowed)).GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/v1/jobs")]
    [InlineData("/uploads/x/y")]
    [InlineData("/anything")]
    public async Task Pages_from_anywhere_may_ask_before_they_send(string path)
    {
        await using var server = await RunningServer.StartAsync(Locked);
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://app.example");
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,x-fal-target-url");
        using var answer = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("authorization,x-fal-target-url", answer.Headers.GetValues("Access-Control-Allow-Headers").Single());
        Assert.Contains("PUT", answer.Headers.GetValues("Access-Control-Allow-Methods").Single());
    }

    [Fact]
    public async Task Links_bear_the_address_the_caller_knows()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        server.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        server.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "music.example");
        var file = await server.GetAsync($"/v1/files/{await server.UploadAsync("hello"u8.ToArray(), "a.txt")}");
        Assert.StartsWith("https://music.example/files/", file.GetProperty("url").GetString());

        await using var named = await RunningServer.StartAsync(options => options with { Workers = 0, PublicBase = new Uri("https://set.example/cue") });
        file = await named.GetAsync($"/v1/files/{await named.UploadAsync("hello"u8.ToArray(), "a.txt")}");
        Assert.StartsWith("https://set.example/cue/files/", file.GetProperty("url").GetString());
    }
}
