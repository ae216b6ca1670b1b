using Cuewright.Engine.Pipeline;
using Cuewright.Media;

namespace Cuewright.Bench;

/// <summary>
/// Watching a clip (decoding, scaling, measuring, deciding) against decoding it alone, in turns in one run. Watching runs
/// in this process, once before it counts: starting and compiling are no part of it.
/// </summary>
internal static class AnalysisBench
{
    private const int Turns = 5;

    public static async Task<int> RunAsync(string[] clips)
    {
        var film = clips.FirstOrDefault() ?? await TestFilm.MakeAsync(60);
        var viewing = new Viewing(new FfmpegMedia());
        var (clip, range) = await viewing.OpenAsync(film, CancellationToken.None);
        Task WatchAsync() => viewing.LookAsync(clip, range, new Progress<StageProgress>(), CancellationToken.None);
        Task DecodeAsync() => Measured.RunAsync("ffmpeg", "-v", "error", "-nostdin", "-i", film, "-map", "0:V:0", "-f", "null", "-");

        await WatchAsync();
        var (decoded, watched) = (new List<Spent>(), new List<Spent>());
        for (var turn = 0; turn < Turns; turn++)
        {
            decoded.Add(await Spent.OnAsync(DecodeAsync));
            watched.Add(await Spent.OnAsync(WatchAsync));
        }

        Console.WriteLine($"| what | time | processor time |\n|---|---|---|");
        Row("decode alone", decoded);
        Row("watch", watched);
        Console.WriteLine($"| ratio, median of {Turns} | {Ratio(spent => spent.Seconds):0.00} | {Ratio(spent => spent.ProcessorSeconds):0.00} |");
        if (clips.Length > 0) return 0;

        Console.WriteLine("\n| clip | peak memory of analyze | largest child |\n|---|---|---|");
        foreach (var minutes in new[] { 1, 10 })
        {
            var run = await Measured.RunAsync(Product.Program, "analyze", await TestFilm.MakeAsync(60 * minutes), "--quiet");
            Console.WriteLine($"| {minutes} min | {run.PeakMegabytes:0} MB | {run.PeakChildMegabytes:0} MB |");
        }

        return 0;

        // Neighbours in time share what else the machine was doing.
        double Ratio(Func<Spent, double> of) => FlowBench.Median(watched.Zip(decoded, (watch, decode) => of(watch) / of(decode)));
    }

    private static void Row(string what, List<Spent> turns) => Console.WriteLine(
        $"| {what} | {FlowBench.Median(turns.Select(spent => spent.Seconds)):0.00} s | {FlowBench.Median(turns.Select(spent => spent.ProcessorSeconds)):0.00} s |");
}
