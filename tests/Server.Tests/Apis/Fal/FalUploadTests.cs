using System.Net.Http.Headers;

namespace Cuewright.Server.Tests.Apis.Fal;

/// <summary>Uploads as the Python client sends them.</summary>
public sealed class FalUploadTests(KeyedServer server) : IClassFixture<KeyedServer>
{
    [Fact]
    public async Task A_token_stands_in_for_the_key_and_only_for_uploads()
    {
        var (token, cdn) = await TokenAsync();
        var upload = await PostAsync(cdn + "/files/upload", "hello", token, "note.txt");
        Assert.Equal(200, upload.Status);
        var address = upload.Body["access_url"]!.GetValue<string>();
        Assert.EndsWith("/note.txt", address);
        Assert.Equal("hello", (await server.GetAsync(address)).Text);

        Assert.Equal(401, (await PostAsync(cdn + "/files/upload", "hello", token + "0", "note.txt")).Status);
        Assert.Equal(401, (await PostAsync(cdn + "/files/upload", "hello", null, "note.txt")).Status);
        Assert.Equal(401, (await PostAsync($"/fal/run/{FalIds.TextToMusic}", "{}", token, null)).Status);
    }

    [Fact]
    public async Task Parts_are_joined_by_their_numbers_below_the_address_of_the_file()
    {
        var (token, cdn) = await TokenAsync();
        var begun = (await PostAsync(cdn + "/files/upload/multipart", "", token, "große datei.bin")).Body;
        var address = begun["access_url"]!.GetValue<string>();
        Assert.DoesNotContain('?', address);
        var place = $"{address}/multipart/{begun["uploadId"]!.GetValue<string>()}";

        var second = await PutAsync($"{place}/2", "world", token);
        var first = await PutAsync($"{place}/1", "hello ", token);
        var empty = await PutAsync($"{place}/3", "", token);
        Assert.Equal(400, empty.Status);
        Assert.Contains("upload_file", empty.Body["message"]!.GetValue<string>());

        var parts = $$"""{"parts":[{"partNumber":2,"etag":{{Quoted(second)}}},{"partNumber":1,"etag":{{Quoted(first)}}}]}""";
        var done = await PostAsync($"{place}/complete", parts, token, null);
        Assert.Equal(200, done.Status);
        Assert.Equal("hello world", (await server.GetAsync(address)).Text);
        Assert.Equal(address, done.Body["access_url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Tokens_for_streams_end_when_they_say()
    {
        var refused = await PostAsync("/fal/rest/tokens/", """{"allowed_apps":["v1.1"],"token_expiration":0}""", server.Key, null);
        Assert.Equal(400, refused.Status);
        var token = (await PostAsync("/fal/rest/tokens/", """{"allowed_apps":["v1.1"],"token_expiration":60}""", server.Key, null)).Body.GetValue<string>();
        Assert.Equal(422, (await server.SendAsync(HttpMethod.Post, $"/fal/run/{FalIds.TextToMusic}/stream?fal_jwt_token={token}", "{}")).Status);
        Assert.Equal(401, (await server.SendAsync(HttpMethod.Post, $"/fal/queue/{FalIds.TextToMusic}?fal_jwt_token={token}", "{}")).Status);
    }

    private static string Quoted(FalAnswer part) => System.Text.Json.JsonSerializer.Serialize(part.Header("ETag"));

    private async Task<(string Token, string Cdn)> TokenAsync()
    {
        var answer = (await PostAsync("/fal/rest/storage/auth/token?storage_type=fal-cdn-v3", "{}", server.Key, null)).Body;
        Assert.Equal("Bearer", answer["token_type"]!.GetValue<string>());
        Assert.EndsWith("+00:00", answer["expires_at"]!.GetValue<string>());
        return (answer["token"]!.GetValue<string>(), answer["base_url"]!.GetValue<string>());
    }

    private Task<FalAnswer> PostAsync(string path, string body, string? token, string? name) => SendAsync(HttpMethod.Post, path, body, token, name);

    private Task<FalAnswer> PutAsync(string path, string body, string token) => SendAsync(HttpMethod.Put, path, body, token, null);

    private async Task<FalAnswer> SendAsync(HttpMethod method, string path, string body, string? token, string? name)
    {
        using var request = new HttpRequestMessage(method, path) { Content = FalServer.Json(body) };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (name is not null) request.Headers.TryAddWithoutValidation("X-Fal-File-Name", Uri.EscapeDataString(name));
        using var response = await server.Http.SendAsync(request);
        return new FalAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }
}
