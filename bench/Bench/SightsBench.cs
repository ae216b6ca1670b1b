using System.Globalization;
using Cuewright.Clips;
using Cuewright.Clips.Sights;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Foley.Picture;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Seeds;
using Cuewright.Media;

namespace Cuewright.Bench;

/// <summary>
/// What would be heard in drawn clips against what is found in them, kind by kind, on seeds that no test has seen; drawn, or
/// through H.264 (--encoded). With names: these alone, and everything that was found. With files: what is found in them.
/// </summary>
internal static class SightsBench
{
    private const int FirstSeed = 2001;
    private const int SeedsEach = 3;

    private static readonly ClipFormat Format = new(320, 180, Quality: 26);

    public static async Task<int> RunAsync(string[] args)
    {
        var encoded = args.Contains("--encoded");
        string[] named = [.. args.Where(arg => arg != "--encoded")];
        foreach (var file in named.Where(File.Exists)) Tell(file, Reader(await LookAsync(file)), null);
        if (named.Length > 0 && named.All(File.Exists)) return 0;
        Console.WriteLine("| kind | clip | precision | recall | F1 | error ms | frames | pan error | right kind | beds |\n|---|---|---|---|---|---|---|---|---|---|");
        var all = SightScore.None;
        foreach (var kind in SightClips.Names.Where(name => named.Length == 0 || named.Any(part => name.Contains(part, StringComparison.Ordinal))).GroupBy(name => SightClips.Named(name, new Seed(1)).Kind))
        {
            var sum = SightScore.None;
            foreach (var name in kind)
            {
                var score = SightScore.None;
                var beds = "";
                for (var seed = FirstSeed; seed < FirstSeed + SeedsEach; seed++)
                {
                    var clip = SightClips.Named(name, new Seed((ulong)seed));
                    var seen = Reader(encoded ? await EncodedAsync(clip) : Watch(clip));
                    score += SightScore.Of(clip.Script, seen.Events.Select(Found));
                    beds += BedsOf(clip, seen);
                    if (named.Length > 0) Tell($"{name} {seed}", seen, clip.Script);
                }

                Row(kind.Key, name, score, beds);
                sum += score;
            }

            Row(kind.Key, "all", sum, "");
            all += sum;
        }

        Row("all", "", all, "");
        return 0;
    }

    private static SeenSounds Reader(ClipAnalysis seen) => SightReader.Read(seen);

    private static FoundSight Found(SeenEvent seen) =>
        new(seen.Seconds, Enum.TryParse<SightKind>(seen.Kind.ToString(), out var kind) ? kind : null, (seen.Pan + (seen.PanEnd ?? seen.Pan)) / 2);

    private static string BedsOf(SightClip clip, SeenSounds seen)
    {
        if (seen.Beds.IsEmpty) return clip.Beds.IsEmpty ? "+" : "−";
        return seen.Beds.All(bed => clip.Beds.Any(name => bed.Sound.Contains(name, StringComparison.Ordinal))) ? "+" : $"({string.Join(", ", seen.Beds.Select(bed => bed.Sound))})";
    }

    private static void Row(string kind, string name, SightScore score, string beds)
    {
        var found = Math.Max(1, score.Onsets.Found);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {kind} | {name} | {Share(score.Precision)} ({score.Onsets.Wrong} wrong) | {Share(score.Recall)} ({score.Onsets.Missed} missed) | {Share(score.Onsets.F1)} | {1000 * score.ErrorSeconds / found:0.0} | {score.ErrorFrames / found:0.00} | {score.PanError / found:0.00} | {Share((double)score.RightKind / score.Onsets.Found)} | {beds} |"));
    }

    private static string Share(double share) => double.IsNaN(share) ? "" : share.ToString("0.00", CultureInfo.InvariantCulture);

    private static void Tell(string name, SeenSounds seen, ClipScript? script)
    {
        Console.WriteLine($"\n{name}: {seen.Place}");
        if (script is not null) Console.WriteLine($"  truth: {string.Join(", ", script.Sights.Where(sight => sight.Seconds < script.Seconds).Select(sight => string.Create(CultureInfo.InvariantCulture, $"{sight.Seconds:0.000} {sight.Kind} {sight.Pan:0.00}")))}");
        foreach (var one in seen.Events) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {one.Seconds:0.000} {one.Kind} {one.Strength:0.00} pan {one.Pan:0.00} {one.PanEnd:0.00} size {one.Size:0.00} speed {one.Speed:0.00} length {one.Length:0.00}: {one.Because}"));
        foreach (var bed in seen.Beds) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {bed.Start:0.0}–{bed.End:0.0} {bed.Sound} {bed.Confidence:0.00} pan {bed.Placing.Pan:0.00}: {bed.Because}"));
    }

    private static ClipAnalysis Watch(SightClip clip)
    {
        var watcher = new ClipWatcher();
        foreach (var frame in ScriptPlayer.Play(clip.Script, clip.Width, clip.Height)) watcher.See(frame);
        return watcher.Finish(new ClipFacts(clip.Script.Rate, clip.Width, clip.Height, clip.Script.Seconds));
    }

    private static async Task<ClipAnalysis> EncodedAsync(SightClip clip)
    {
        var path = Path.Combine(Path.GetTempPath(), $"sights-{Environment.ProcessId}.mp4");
        await ClipEncoder.WriteAsync(clip.Script, path, Format with { Width = 2 * clip.Width, Height = 2 * clip.Height });
        var seen = await LookAsync(path);
        File.Delete(path);
        return seen;
    }

    private static async Task<ClipAnalysis> LookAsync(string path)
    {
        var viewing = new Viewing(new FfmpegMedia());
        var (clip, range) = await viewing.OpenAsync(path, CancellationToken.None);
        return await viewing.LookAsync(clip, range, new Progress<StageProgress>(), CancellationToken.None);
    }
}
