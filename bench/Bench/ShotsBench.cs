using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Seeds;
using Cuewright.Media;

namespace Cuewright.Bench;

/// <summary>Shots found against shots made, family by family, on seeds that no test and no threshold has seen; drawn, and through H.264.</summary>
internal static class ShotsBench
{
    private const int FirstSeed = 1001;
    private const int Drawn = 6;
    private const int Encoded = 2;

    /// <summary>Small and coarse, as films come from the net.</summary>
    private static readonly ClipFormat Coarse = new(320, 180, Quality: 32);

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("| family | cuts F1 | at the exact frame | false cuts | least sure | dissolves, fades, wipes F1 | false | through H.264: cuts F1 | slow F1 |\n|---|---|---|---|---|---|---|---|---|");
        var (all, allEncoded) = (ShotScore.None, ShotScore.None);
        foreach (var name in ShotClips.Names)
        {
            var scripts = Enumerable.Range(FirstSeed, Drawn).Select(seed => ShotClips.Named(name, new Seed((ulong)seed))).ToImmutableArray();
            var scores = new ShotScore[Drawn];
            Parallel.For(0, Drawn, i => scores[i] = ShotScore.Of(scripts[i], Watch(scripts[i])));
            var drawn = scores.Aggregate((a, b) => a + b);
            var encoded = ShotScore.None;
            foreach (var script in scripts.Take(Encoded)) encoded += ShotScore.Of(script, await WatchFileAsync(script));
            Row(name, drawn, encoded);
            (all, allEncoded) = (all + drawn, allEncoded + encoded);
        }

        Row("all", all, allEncoded);
        return 0;
    }

    private static void Row(string name, ShotScore drawn, ShotScore encoded) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {Share(drawn.Cuts.F1)} | {Share(drawn.Exact)} | {drawn.Cuts.Wrong} | {drawn.LeastSureCut:0.00} | {Share(drawn.SlowJoins.F1)} | {drawn.SlowJoins.Wrong} | {Share(encoded.Cuts.F1)} | {Share(encoded.SlowJoins.F1)} |"));

    private static string Share(double share) => double.IsNaN(share) ? "" : share.ToString("0.000", CultureInfo.InvariantCulture);

    private static ClipAnalysis Watch(ClipScript script)
    {
        var watcher = new ClipWatcher();
        foreach (var frame in ScriptPlayer.Play(script)) watcher.See(frame);
        return watcher.Finish(new ClipFacts(script.Rate, 160, 90, script.Seconds));
    }

    private static async Task<ClipAnalysis> WatchFileAsync(ClipScript script)
    {
        var path = Path.Combine(Path.GetTempPath(), $"bench-{Environment.ProcessId}.mp4");
        await ClipEncoder.WriteAsync(script, path, Coarse);
        var viewing = new Viewing(new FfmpegMedia());
        var (clip, range) = await viewing.OpenAsync(path, CancellationToken.None);
        var seen = await viewing.LookAsync(clip, range, new Progress<StageProgress>(), CancellationToken.None);
        File.Delete(path);
        return seen;
    }
}
