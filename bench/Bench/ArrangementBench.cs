using System.Diagnostics;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;
using Cuewright.Repertoire;

namespace Cuewright.Bench;

/// <summary>A full arrangement through the sounding rooms, stage by stage, in processor time and on the clock.</summary>
internal static class ArrangementBench
{
    private const string DefaultBank = "/usr/share/sounds/sf2/MuseScore_General_Full.sf2";
    private const string DefaultPiece = "orchestral";
    private const int Rounds = 3;

    public static int Run(string[] args)
    {
        var score = WrittenPieces.Read(args is [var name] ? name : DefaultPiece);
        var settings = MixSettings.Find(score.Mix);
        using var bank = SoundFont.Open(DefaultBank);
        var plan = new MixPlan(settings, [.. score.Parts.Select(_ => 0.0)], Rides.Of(score, Palette.Default, settings));
        var seconds = SampleClock.SecondsAt(score.LengthSamples);
        Console.WriteLine($"{score.Title}: {score.Parts.Length} parts, {seconds:0} s, mixed as {settings.Name}, best of {Rounds}\n");
        Console.WriteLine("| stage | × real time on the clock | processor, ms a second of music | allocated a block |\n|---|---|---|---|");

        IStems Play() => Renderer.Perform(score, bank, Palette.Default, new Seed(1));
        Row("players", seconds, () =>
        {
            using var stems = Play();
            while (stems.Read(CancellationToken.None) is not null)
            {
                // Only played.
            }
        });
        Mix? mix = null;
        Row("players and mix", seconds, () =>
        {
            using var stems = Play();
            mix = Mix.Record(new Mixer(stems, plan, Separation.None), null, CancellationToken.None);
        });
        Row("master, from the mix", seconds, () =>
        {
            var reader = Master.Of(mix!, settings.Master, LoudnessTarget.Default, CancellationToken.None).Read();
            var (left, right) = (new float[Mixer.LargestBlock], new float[Mixer.LargestBlock]);
            while (reader.Read(left, right) > 0)
            {
                // Only mastered.
            }
        });
        return 0;
    }

    private static void Row(string stage, double seconds, Action work)
    {
        var (clock, processor, allocated) = (TimeSpan.MaxValue, TimeSpan.MaxValue, long.MaxValue);
        using var self = Process.GetCurrentProcess();
        for (var round = 0; round < Rounds; round++)
        {
            self.Refresh();
            var (before, bytes) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes());
            var watch = Stopwatch.StartNew();
            work();
            clock = watch.Elapsed < clock ? watch.Elapsed : clock;
            self.Refresh();
            var used = self.TotalProcessorTime - before;
            processor = used < processor ? used : processor;
            allocated = Math.Min(allocated, GC.GetTotalAllocatedBytes() - bytes);
        }

        var blocks = seconds * SampleClock.Rate / Mixer.LargestBlock;
        Console.WriteLine($"| {stage} | {seconds / clock.TotalSeconds:0} | {1000 * processor.TotalSeconds / seconds:0.0} | {allocated / blocks / 1000:0.0} kB |");
    }
}
