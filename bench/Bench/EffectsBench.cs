using System.Diagnostics;
using Cuewright.Engine.Foley;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Bench;

/// <summary>How long effects take from words to samples, the first time and once the program is warm, and how fast long beds are.</summary>
internal static class EffectsBench
{
    private const double EventSeconds = 8;
    private const double BedSeconds = 30;

    private static readonly string[] Prompts =
    [
        "three slow knocks on a wooden door, then it creaks open",
        "footsteps on gravel, a dog barks twice in the distance",
        "busy street at night",
        "rain on a tin roof, distant thunder",
        "glass shattering",
        "crowd cheering",
    ];

    private static readonly string[] Beds = ["rain", "wind in trees", "campfire", "crowd murmur", "applause", "stream", "city traffic", "birdsong"];

    public static int Run()
    {
        Console.WriteLine("| words | first time | again | sounds |\n|---|---|---|---|");
        foreach (var prompt in Prompts)
        {
            var (first, _) = Make(prompt, EventSeconds, 1);
            var (again, sheet) = Make(prompt, EventSeconds, 2);
            Console.WriteLine($"| {prompt} | {first.TotalSeconds:0.00} s | {again.TotalSeconds:0.00} s | {sheet.Events.Length} events, {sheet.Beds.Length} beds |");
        }

        Console.WriteLine("\n| bed | × real time |\n|---|---|");
        foreach (var bed in Beds)
        {
            Make(bed, 1, 1);
            var (spent, _) = Make(bed, BedSeconds, 2);
            Console.WriteLine($"| {bed} | {BedSeconds / spent.TotalSeconds:0} |");
        }

        return 0;
    }

    private static (TimeSpan Spent, FoleySheet Sheet) Make(string prompt, double seconds, ulong seed)
    {
        var watch = Stopwatch.StartNew();
        var effects = Effects.Plan(new FoleyWishes { Prompt = prompt }, null, SampleClock.SamplesAt(seconds), new Seed(seed), loops: false);
        Mix.Record(effects.Play(separate: false, 0, 0), null, CancellationToken.None);
        return (watch.Elapsed, effects.Sheet);
    }
}
