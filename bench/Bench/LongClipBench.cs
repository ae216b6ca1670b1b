namespace Cuewright.Bench;

/// <summary>One minute against ten: time must grow with length and memory hardly.</summary>
internal static class LongClipBench
{
    public static async Task<int> RunAsync()
    {
        var one = await ScoreAsync(await TestFilm.MakeAsync(60));
        var ten = await ScoreAsync(await TestFilm.MakeAsync(600));
        Console.WriteLine("| clip | time | peak memory | largest child |\n|---|---|---|---|");
        Console.WriteLine($"| 1 min | {one.Seconds:0.0} s | {one.PeakMegabytes:0} MB | {one.PeakChildMegabytes:0} MB |");
        Console.WriteLine($"| 10 min | {ten.Seconds:0.0} s | {ten.PeakMegabytes:0} MB | {ten.PeakChildMegabytes:0} MB |");
        Console.WriteLine($"| ratio | {ten.Seconds / one.Seconds:0.00} | {ten.PeakMegabytes / one.PeakMegabytes:0.00} | |");
        return 0;
    }

    private static async Task<Measured> ScoreAsync(string film)
    {
        var output = Path.Combine(Path.GetTempPath(), $"bench-{Environment.ProcessId}.mp4");
        var run = await Measured.RunAsync(Product.Program, "score", film, "-o", output, "--quiet");
        File.Delete(output);
        return run;
    }
}
