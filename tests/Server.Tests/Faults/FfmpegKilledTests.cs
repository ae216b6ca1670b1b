using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Cuewright.Server.Tests.Worker;

namespace Cuewright.Server.Tests.Faults;

public sealed class FfmpegKilledTests
{
    private static readonly object Order = new { prompt = "solo piano", duration = 60, seed = 8, format = "mp3" };

    [Fact]
    public async Task A_job_whose_ffmpeg_is_killed_is_done_again_and_nobody_hears_it()
    {
        await using var server = await RunningServer.StartAsync();
        var expected = await Orders.ResultAsync(server.Client, await server.SubmitAsync(Order));
        var id = await server.SubmitAsync(Order);
        await server.UntilAsync(id, IsPlaying);
        Kill(server.Folder);
        Assert.Equal(expected, await Orders.ResultAsync(server.Client, id));
        Assert.Contains("ffmpeg was killed", (await server.GetAsync($"/v1/jobs/{id}/log")).GetRawText());
    }

    [Fact]
    public async Task If_it_is_killed_again_and_again_the_job_fails_and_says_so()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.SubmitAsync(Order);
        using var over = new CancellationTokenSource();
        var killing = Task.Run(() =>
        {
            while (!over.IsCancellationRequested) Kill(server.Folder);
        });
        var error = (await server.ResultAsync(id, HttpStatusCode.InternalServerError)).GetProperty("error");
        await over.CancelAsync();
        await killing;
        Assert.Equal("tool_killed", error.GetProperty("code").GetString());
        Assert.DoesNotContain(server.Folder, error.GetProperty("message").GetString());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    private static bool IsPlaying(JsonElement job) => job.GetProperty("stage").GetString()!.StartsWith("Playing", StringComparison.Ordinal);

    private static void Kill(string folder)
    {
        foreach (var id in Programs.IdsNaming(folder))
        {
            try
            {
                using var ffmpeg = Process.GetProcessById(id);
                ffmpeg.Kill();
            }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
            {
                // It ended by itself.
            }
        }
    }
}
