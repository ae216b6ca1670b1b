using System.Net;
using Cuewright.Media.Tests.Hostile;

namespace Cuewright.Server.Tests.Hostile;

/// <summary>Files that name other files, at every door that takes files: uploaded, inside the request, and in a form.</summary>
public sealed class FileTests
{
    [Fact]
    public async Task Nothing_that_a_sent_file_names_is_opened()
    {
        await using var server = await RunningServer.StartAsync();
        using var door = new QuietDoor();
        var folder = Directory.CreateTempSubdirectory("canary-");
        var path = Path.Combine(folder.FullName, "nightingale.mp4");
        await File.WriteAllBytesAsync(path, await Film.BytesAsync());
        using (var canary = new Canary(path))
        {
            foreach (var (name, bytes) in ForeignReferences.To(path, door.Port))
            {
                var data = "data:video/mp4;base64," + Convert.ToBase64String(bytes);
                using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "videos", name } };
                var answers = new[]
                {
                    await server.PostAsync("/v1/analyze", new { video = await server.UploadAsync(bytes, name) }, HttpStatusCode.UnprocessableEntity),
                    await server.PostAsync("/fal/run/sonilo/v1.1/video-to-music", new { video_url = data }, HttpStatusCode.UnprocessableEntity),
                    await RunningServer.ReadAsync(await server.Client.PostAsync("/elevenlabs/v1/music/video-to-music", form), HttpStatusCode.UnprocessableEntity),
                };
                Assert.All(answers, answer => Assert.DoesNotContain("nightingale", answer.GetRawText(), StringComparison.Ordinal));
                Assert.False(canary.WasOpened(), name);
                Assert.False(door.WasKnockedAt(), name);
            }
        }

        folder.Delete(recursive: true);
        Assert.Empty(server.Unfinished);
    }
}
