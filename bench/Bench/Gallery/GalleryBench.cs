using System.Globalization;
using System.Net;
using System.Text;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Styles;
using Cuewright.Media;
using Cuewright.Repertoire;

namespace Cuewright.Bench.Gallery;

/// <summary>A page to listen to every style: the sound, its piano roll, what the composer says of it, and a table of measures.</summary>
internal static class GalleryBench
{
    private const double Seconds = 45;

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateDirectory(args is [var given, ..] ? given : "gallery").FullName;
        using var bank = SoundFont.Open(Product.DefaultBank);
        var workshop = new Workshop(new FfmpegMedia(), bank);
        var page = new StringBuilder("""
            <!doctype html><meta charset="utf-8"><title>Listening gallery</title>
            <style>body{font:16px/1.5 Georgia,serif;max-width:76rem;margin:2rem auto;padding:0 1rem}audio{width:100%}svg{width:100%;height:auto}small{color:#666}</style>
            <h1>Listening gallery</h1>
            """);
        Console.WriteLine("| style | title | key | bpm | parts | notes | LUFS | LRA | peak | unique bars | runs heard before | steps |\n|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var name in args.Length > 1 ? args[1..] : [.. StyleLibrary.Names])
        {
            var files = new TakeFiles { Output = Path.Combine(folder, $"{name}.m4a"), Midi = Path.Combine(folder, $"{name}.mid") };
            var order = new ScoreOrder { Files = files, Duration = Seconds, Wishes = new Wishes { Style = name } };
            var take = (await workshop.MakeAsync(order, new Progress<StageProgress>(), CancellationToken.None)).Takes[0];
            var (sheet, score, tune) = (take.CueSheet!, take.Score!, TuneMeasures.Of(take.Score!)); // It is music.
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {score.Title} | {score.Key} | {score.Tempo.BpmAt(0):0} | {score.Parts.Length} | {score.Parts.Sum(part => part.Notes.Length)} | {sheet.Loudness?.IntegratedLufs:0.0} | {sheet.Loudness?.RangeLu:0.0} | {sheet.Loudness?.TruePeakDb:0.0} | {tune.UniqueBars:0.00} | {tune.RunsHeardBefore:0.00} | {tune.Steps:0.00} |"));
            page.AppendLine($"<h2>{WebUtility.HtmlEncode(score.Title)} <small>{name}</small></h2><p>{WebUtility.HtmlEncode(score.Summary)}</p><audio controls preload=\"none\" src=\"{name}.m4a\"></audio>");
            page.AppendLine(PianoRoll.Draw(score));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), page.ToString());
        return 0;
    }
}
