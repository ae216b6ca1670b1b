using System.Text;

namespace Cuewright.Server.Tests.Hostile;

/// <summary>Forms that break off, lie or are too much, at both doors that take them.</summary>
public sealed class FormTests
{
    private const string Form = "multipart/form-data; boundary=XX";

    [Theory]
    [InlineData("/v1/files", "file")]
    [InlineData("/elevenlabs/v1/music/video-to-music", "videos")]
    public async Task A_form_that_is_none_is_refused_and_nothing_of_it_is_kept(string door, string field)
    {
        await using var server = await RunningServer.StartAsync(options => options with { Workers = 0 });
        var film = await Film.BytesAsync();
        byte[] whole = [.. Part(field, "film.mp4", film), .. "--XX--\r\n"u8];
        var forms = new Dictionary<string, (byte[] Body, string Type)>
        {
            ["broken off in the file"] = (whole[..(whole.Length / 2)], Form),
            ["broken off in a header"] = (whole[..30], Form),
            ["no boundary"] = (whole, "multipart/form-data"),
            ["an empty boundary"] = (whole, "multipart/form-data; boundary="),
            ["a boundary without end"] = (whole, "multipart/form-data; boundary=" + new string('a', 5000)),
            ["another boundary"] = (whole, "multipart/form-data; boundary=YY"),
            ["a part that says nothing"] = ([.. "--XX\r\n\r\nabc\r\n--XX--\r\n"u8], Form),
            ["a header of megabytes"] = ([.. Part(field, new string('a', 3_000_000), film), .. "--XX--\r\n"u8], Form),
            ["a hundred thousand headers"] = ([.. "--XX\r\n"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a: b\r\n", 100_000))), .. "\r\nabc\r\n--XX--\r\n"u8], Form),
            ["a hundred thousand parts"] = ([.. Enumerable.Range(0, 100_000).SelectMany(i => Part($"x{i}", null, [65])), .. "--XX--\r\n"u8], Form),
            ["nothing"] = ([], Form),
            ["only an end"] = ([.. "--XX--\r\n"u8], Form),
            ["much before the first part"] = ([.. new byte[5_000_000], .. whole[..0]], Form),
        };
        foreach (var (name, (body, type)) in forms) (await RawClient.PostAsync(server, door, body, type)).RequireRefusal($"{name} at {door}");

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Folder, "files"), "*", SearchOption.AllDirectories));
        Assert.Empty(server.Unfinished);
    }

    [Theory]
    [InlineData("../../../../tmp/film.mp4", "film.mp4")]
    [InlineData("/etc/film.mp4", "film.mp4")]
    [InlineData("..\\..\\film.mp4", "film.mp4")]
    [InlineData("%2e%2e%2ffilm.mp4", "%2e%2e%2ffilm.mp4")]
    [InlineData("a\0b.mp4", "ab.mp4")]
    [InlineData("CON.mp4", "_CON.mp4")]
    [InlineData("..", "file.mp4")]
    [InlineData("-i", "-i.mp4")]
    [InlineData("-y -i film.mp4", "-y -i film.mp4")]
    [InlineData("concat:a|b.mp4", "concat_a_b.mp4")]
    [InlineData("film%03d.m3u8", "film%03d.m3u8")]
    public async Task A_name_is_only_a_name_and_a_film_of_any_name_is_seen(string sent, string kept)
    {
        await using var server = await RunningServer.StartAsync();
        byte[] body = [.. Part("file", sent, await Film.BytesAsync()), .. "--XX--\r\n"u8];
        var answer = await RawClient.PostAsync(server, "/v1/files", body, Form);
        Assert.Equal(201, answer.Status);
        Assert.Contains($"\"name\":\"{kept}\"", answer.Text, StringComparison.Ordinal);
        var id = answer.Text.Split("\"id\":\"")[1][..40];
        await server.PostAsync("/v1/analyze", new { video = id }, System.Net.HttpStatusCode.OK);
    }

    private static byte[] Part(string name, string? file, byte[] content) =>
        [.. Encoding.UTF8.GetBytes($"--XX\r\nContent-Disposition: form-data; name=\"{name}\"{(file is null ? "" : $"; filename=\"{file}\"")}\r\n\r\n"), .. content, .. "\r\n"u8];
}
