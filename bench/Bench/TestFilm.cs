namespace Cuewright.Bench;

/// <summary>A film to measure on: 1080p H.264 at about 8 Mbit/s with grain, movement and a cut every three seconds. Made once, then kept.</summary>
internal static class TestFilm
{
    public static async Task<string> MakeAsync(int seconds)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "films")).FullName;
        var path = Path.Combine(folder, $"film-{seconds}.mp4");
        if (File.Exists(path)) return path;

        Console.Error.WriteLine($"Making a film of {seconds} s ...");
        var minute = Path.Combine(folder, "film-60.mp4");
        if (seconds > 60)
        {
            await MakeAsync(60);
            await Measured.RunAsync("ffmpeg", "-v", "error", "-stream_loop", $"{(seconds / 60) - 1}", "-i", minute, "-c", "copy", "-y", path);
            return path;
        }

        // Hue jumps every three seconds make the cuts, the scrolling Mandelbrot set the movement, noise the grain.
        var filter = "mandelbrot=size=1920x1080:rate=30:start_scale=1.5,hue='h=floor(t/3)*77:s=1+mod(floor(t/3),3)/2',noise=alls=10:allf=t,format=yuv420p";
        await Measured.RunAsync(
            "ffmpeg", "-v", "error", "-f", "lavfi", "-i", filter, "-t", $"{seconds}", "-c:v", "libx264", "-preset", "veryfast", "-b:v", "8M", "-maxrate", "10M", "-bufsize", "16M", "-y", path);
        return path;
    }
}
