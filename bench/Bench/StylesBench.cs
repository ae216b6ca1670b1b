using System.Diagnostics;
using System.Globalization;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music.Midi;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Bench;

/// <summary>Every style written out as midi, several seeds each: to read, to measure, to look at. Nothing is played.</summary>
internal static class StylesBench
{
    private const int Seeds = 3;
    private const double UsualSeconds = 90;

    public static int Run(string[] args)
    {
        var folder = Directory.CreateDirectory(args is [var given, ..] ? given : "styles").FullName;
        var numbered = double.TryParse(args.ElementAtOrDefault(1), CultureInfo.InvariantCulture, out var asked);
        var seconds = numbered ? asked : UsualSeconds;
        var names = args.Skip(numbered ? 2 : 1).ToArray();
        Console.WriteLine("| piece | title | key | bpm | bars | parts | notes | written in |\n|---|---|---|---|---|---|---|---|");
        foreach (var name in names.Length > 0 ? names : [.. StyleLibrary.Names])
        {
            for (var seed = 1; seed <= Seeds; seed++)
            {
                var watch = Stopwatch.StartNew();
                var style = StyleLibrary.Find(name);
                var brief = Briefer.Write(null, new Wishes { Style = name }, SampleClock.SamplesAt(seconds), new Seed((ulong)seed), 0);
                var score = Composer.Compose(brief, style, GridSolver.Solve(brief, style.Tempo.Bend)).Score;
                var spent = watch.ElapsedMilliseconds;
                File.WriteAllBytes(Path.Combine(folder, $"{name}-{seed}.mid"), MidiFile.Write(score, Palette.Default));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name}-{seed} | {score.Title} | {score.Key} | {score.Tempo.BpmAt(0):0} | {score.Sections[^1].EndBar} | {score.Parts.Length} | {score.Parts.Sum(part => part.Notes.Length)} | {spent} ms |"));
            }
        }

        return 0;
    }
}
