namespace Cuewright.Bench;

/// <summary>The whole flow against decoding alone, in turns in one run: the medians' ratio is the result.</summary>
internal static class FlowBench
{
    private const int Turns = 5;

    public static async Task<int> RunAsync(string[] clips)
    {
        var film = clips.FirstOrDefault() ?? await TestFilm.MakeAsync(60);
        var output = Path.Combine(Path.GetTempPath(), $"bench-{Environment.ProcessId}.mp4");
        var decode = new List<double>();
        var score = new List<Measured>();
        for (var turn = 0; turn < Turns; turn++)
        {
            decode.Add((await Measured.RunAsync("ffmpeg", "-v", "error", "-i", film, "-f", "null", "-")).Seconds);
            score.Add(await Measured.RunAsync(Product.Program, "score", film, "-o", output, "--quiet"));
        }

        File.Delete(output);
        var (decoded, scored) = (Median(decode), Median(score.Select(run => run.Seconds)));
        Console.WriteLine("| what | median of 5 |\n|---|---|");
        Console.WriteLine($"| decode alone | {decoded:0.00} s |");
        Console.WriteLine($"| score, end to end | {scored:0.00} s |");
        Console.WriteLine($"| ratio | {scored / decoded:0.00} |");
        Console.WriteLine($"| peak memory | {score.Max(run => run.PeakMegabytes):0} MB, largest child {score.Max(run => run.PeakChildMegabytes):0} MB |");
        return 0;
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
