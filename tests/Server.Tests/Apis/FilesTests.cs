using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Cuewright.Delivery.Files;
using Cuewright.Delivery.Links;
using Cuewright.Delivery.Uploads;
using Cuewright.Server.Hosting;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Tests.Apis;

public sealed class FilesTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    private static ServerOptions Idle(ServerOptions options) => options with { Workers = 0 };

    [Fact]
    public async Task A_link_gives_the_file_with_its_type_length_and_name_to_anyone()
    {
        await using var server = await RunningServer.StartAsync(options => Idle(options) with { KeysRequired = true });
        using var answer = await server.Client.GetAsync(await LinkAsync(server, "Sonntag früh.wav"));

        Assert.Equal(Content, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("audio/wav", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Sonntag früh.wav", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("bytes=10-19", 10, 10)]
    [InlineData("bytes=990-", 990, 10)]
    [InlineData("bytes=-5", 995, 5)]
    public async Task Ranges_are_given(string range, int start, int length)
    {
        await using var server = await RunningServer.StartAsync(Idle);
        using var request = new HttpRequestMessage(HttpMethod.Get, await LinkAsync(server, "a.wav"));
        request.Headers.TryAddWithoutValidation("Range", range);
        using var answer = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(Content[start..(start + length)], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(new ContentRangeHeaderValue(start, start + length - 1, Content.Length), answer.Content.Headers.ContentRange);
    }

    [Fact]
    public async Task Head_tells_the_length_and_a_known_etag_saves_the_bytes()
    {
        await using var server = await RunningServer.StartAsync(Idle);
        var link = await LinkAsync(server, "a.wav");
        using var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        Assert.Equal(Content.Length, head.Content.Headers.ContentLength);

        using var again = new HttpRequestMessage(HttpMethod.Get, link);
        again.Headers.IfNoneMatch.Add(head.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await server.Client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Links_that_expired_or_were_changed_give_nothing()
    {
        await using var server = await RunningServer.StartAsync(Idle);
        var link = await LinkAsync(server, "a.wav");
        var file = server.Part<FileShelf>().Find(link.Split('/')[1])!;
        var expired = server.Part<LinkSigner>().DownloadPath(file, TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(1));

        Assert.Equal("link_expired", await CodeAsync(server, expired, HttpStatusCode.Gone));
        Assert.Equal("not_found", await CodeAsync(server, link.Replace("a.wav", "b.wav"), HttpStatusCode.NotFound));
        Assert.Equal("not_found", await CodeAsync(server, link.Replace(file.Id, FileId.New()), HttpStatusCode.NotFound));
        Assert.Equal("not_found", await CodeAsync(server, "files/..%2f..%2fjobs.db/1.2/a", HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task An_upload_link_takes_a_file_whole_or_in_parts()
    {
        await using var server = await RunningServer.StartAsync(options => Idle(options) with { KeysRequired = true });
        var (whole, parted) = (Begin(server), Begin(server));
        await RunningServer.ReadAsync(await server.Client.PutAsync(whole.Path, new ByteArrayContent(Content)), HttpStatusCode.OK);
        var second = await RunningServer.ReadAsync(await server.Client.PutAsync($"{parted.Path}/2", new ByteArrayContent(Content[600..])), HttpStatusCode.OK);
        var first = await RunningServer.ReadAsync(await server.Client.PutAsync($"{parted.Path}/1", new ByteArrayContent(Content[..600])), HttpStatusCode.OK);
        await RunningServer.ReadAsync(await server.Client.PostAsJsonAsync($"{parted.Path}/complete", new { parts = new[] { second, first } }), HttpStatusCode.OK);

        foreach (var id in new[] { whole.Id, parted.Id }) Assert.Equal(Content, await File.ReadAllBytesAsync(server.Part<FileShelf>().PathOf(id)));
        await RunningServer.ReadAsync(await server.Client.PutAsync(whole.Path, new ByteArrayContent(Content)), HttpStatusCode.BadRequest);
        await RunningServer.ReadAsync(await server.Client.PutAsync(whole.Path.Replace(whole.Id, parted.Id), new ByteArrayContent(Content)), HttpStatusCode.NotFound);
        await RunningServer.ReadAsync(await server.Client.PostAsJsonAsync($"{parted.Path}/complete", new { parts = 3 }), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task More_than_is_taken_is_refused_after_all_of_it_was_sent_and_nothing_is_kept()
    {
        await using var server = await RunningServer.StartAsync(options => Idle(options) with { MaxUploadBytes = 1 << 20 });
        using var answer = await server.Client.PostAsync("/v1/files", new ByteArrayContent(new byte[2 << 20]));
        var error = await RunningServer.ReadAsync(answer, HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal("body_too_large", error.GetProperty("error").GetProperty("code").GetString());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Folder, "files"), "*", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Part<Presence>().Folder, "incoming"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Forms_that_break_off_and_empty_files_are_refused()
    {
        await using var server = await RunningServer.StartAsync(Idle);
        using var torn = new ByteArrayContent("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n"u8.ToArray());
        torn.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        await RunningServer.ReadAsync(await server.Client.PostAsync("/v1/files", torn), HttpStatusCode.BadRequest);
        await RunningServer.ReadAsync(await server.Client.PostAsync("/v1/files", new ByteArrayContent([])), HttpStatusCode.BadRequest);
    }

    private static async Task<string> LinkAsync(RunningServer server, string name)
    {
        var file = await server.Part<FileShelf>().KeepAsync(new NewFile { Name = name, Owner = "local", ContentType = "audio/wav" }, new MemoryStream(Content), default);
        return server.Part<LinkSigner>().DownloadPath(file, null);
    }

    private static (string Id, string Path) Begin(RunningServer server)
    {
        var file = new NewFile { Name = "a.bin", Owner = "local" };
        server.Part<PartedUploads>().Begin(file);
        return (file.Id, server.Part<LinkSigner>().UploadPath(file.Id, TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1)));
    }

    private static async Task<string?> CodeAsync(RunningServer server, string path, HttpStatusCode expected) =>
        (await server.GetAsync("/" + path, expected)).GetProperty("error").GetProperty("code").GetString();
}
