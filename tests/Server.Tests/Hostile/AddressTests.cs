using System.Net;
using Cuewright.Media.Tests.Hostile;

namespace Cuewright.Server.Tests.Hostile;

/// <summary>Addresses that lead inside, at every door that takes one. The fetching itself has more spellings and tricks in its own tests.</summary>
public sealed class AddressTests
{
    private static string[] To(string file, int port) =>
    [
        .. new[] { "127.0.0.1", "127.1", "2130706433", "0177.0.0.1", "0x7f000001", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::1%25lo]", "localhost", "localhost.", "good@127.0.0.1" }
            .Select(host => $"http://{host}:{port}/film.mp4"),
        $"ftp://127.0.0.1:{port}/film.mp4", $"gopher://127.0.0.1:{port}/", $"tcp://127.0.0.1:{port}", $"rtmp://127.0.0.1:{port}/film",
        "file://" + file, "file:" + file, file, $"../../../../../../..{file}", $"concat:{file}|{file}", $"subfile,,start,0,end,9,,:{file}",
        $"crypto:{file}", $"async:file:{file}", "pipe:0", "lavfi:testsrc", "-i", "testsrc=d=3",
    ];

    [Fact]
    public async Task No_address_leads_to_a_file_or_a_server_here()
    {
        await using var server = await RunningServer.StartAsync();
        using var door = new QuietDoor();
        var folder = Directory.CreateTempSubdirectory("canary-");
        var path = Path.Combine(folder.FullName, "canary.mp4");
        await File.WriteAllBytesAsync(path, await Film.BytesAsync());
        using (var canary = new Canary(path))
        {
            foreach (var address in To(path, door.Port))
            {
                foreach (var (way, body) in new (string, object)[] { ("/v1/analyze", new { video = address }), ("/fal/run/sonilo/v1.1/video-to-music", new { video_url = address }) })
                {
                    await server.PostAsync(way, body, HttpStatusCode.UnprocessableEntity);
                    Assert.False(canary.WasOpened(), $"{address} at {way}");
                    Assert.False(door.WasKnockedAt(), $"{address} at {way}");
                }
            }
        }

        folder.Delete(recursive: true);
        Assert.Empty(server.Unfinished);
    }
}
