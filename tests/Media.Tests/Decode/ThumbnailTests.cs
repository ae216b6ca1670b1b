using Cuewright.Engine;

namespace Cuewright.Media.Tests.Decode;

public sealed class ThumbnailTests(MediaFolder folder)
{
    [Fact]
    public async Task Thumbnails_show_their_times_and_embed_into_a_drawing()
    {
        var cancel = TestContext.Current.CancellationToken;
        // Black for the first second, white after it, and stamps that do not begin at 0.
        var path = await folder.MakeAsync("halves.mp4", "-f", "lavfi", "-i", "color=black:s=128x72:r=25:d=2,drawbox=0:0:128:72:white:fill:enable='gte(t,1)'",
            "-c:v", "libx264", "-pix_fmt", "yuv420p");
        var late = await folder.MakeAsync("halves.mkv", "-itsoffset", "0.5", "-i", path, "-copyts", "-c", "copy");
        var clip = await folder.Media.ProbeAsync(late, cancel);
        var thumbnails = await folder.Media.ThumbnailsAsync(clip, [0.96, 1.0, 99], 36, cancel);

        var images = thumbnails.Select((jpeg, i) => $"<image x='{64 * i}' width='64' height='36' href='data:image/jpeg;base64,{Convert.ToBase64String(jpeg)}'/>");
        var svg = $"<svg xmlns='http://www.w3.org/2000/svg' width='192' height='36'>{string.Concat(images)}</svg>";
        var png = Path.Combine(folder.Fresh(), "plot.png");
        await folder.Media.RenderSvgAsync(svg, png, cancel);
        var raw = await folder.MakeAsync("plot.rgb", "-i", png, "-f", "rawvideo", "-pix_fmt", "gray");
        var pixels = await File.ReadAllBytesAsync(raw, cancel);
        Assert.Equal(192 * 36, pixels.Length);
        Assert.InRange(pixels[(18 * 192) + 32], 0, 40);
        Assert.InRange(pixels[(18 * 192) + 96], 215, 255);
        Assert.InRange(pixels[(18 * 192) + 160], 215, 255);
    }

    [Fact]
    public async Task A_drawing_that_cannot_be_read_leaves_no_file()
    {
        var output = folder.Fresh();
        await Assert.ThrowsAsync<RefusalException>(() =>
            folder.Media.RenderSvgAsync("<svg", Path.Combine(output, "broken.png"), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFileSystemEntries(output));
    }
}
