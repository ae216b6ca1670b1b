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
    private const string DefaultPiece = "orchestral";
    private const int Rounds = 3;

    public static int Run(string[] args)
    {
        var score = WrittenPieces.Read(args is [var name] ? name : DefaultPiece);
        var settings = MixSettings.Find(score.Mix);
        using var bank = SoundFont.Open(Product.DefaultBank);
        var plan = new MixPlan(settings, [.. score.Parts.Select(_ => 0.0)], Rides.Of(score, Palette.Default, settings));
        var seconds = SampleClock.SecondsAt(score.LengthSamples);
        Console.WriteLine($"{score.Title}: {score.Parts.Length} parts, {seconds:0} s, mixed as {settings.Name}, best of {Rounds}\n");
        Console.WriteLine("| stage | × real time on the clock | processor, ms a second of music | allocated in all | in the loop, a block |\n|---|---|---|---|---|");

        IStems Play() => Renderer.Perform(score, bank, Palette.Default, new Seed(1));
        Row("players", seconds, loop =>
        {
            using var stems = Play();
            while (stems.Read(CancellationToken.None) is not null) loop.Report(stems.LengthSamples);
        });
        Mix? mix = null;
        Row("players and mix", seconds, loop =>
        {
            using var stems = Play();
            mix = Mix.Record(new Mixer(stems, plan, Separation.None), loop, CancellationToken.None);
        });
        Row("master, from the mix", seconds, loop =>
        {
            var reader = Master.Of(mix!, settings.Master, LoudnessTarget.Default, CancellationToken.None).Read();
            var (left, right) = (new float[IMixSource.LargestBlock], new float[IMixSource.LargestBlock]);
            while (reader.Read(left, right) > 0) loop.Report(mix!.LengthSamples);
        });
        return 0;
    }

    private static void Row(string stage, double seconds, Action<IProgress<long>> work)
    {
        var (clock, processor, allocated, inLoop) = (TimeSpan.MaxValue, TimeSpan.MaxValue, long.MaxValue, double.MaxValue);
        using var self = Process.GetCurrentProcess();
        for (var round = 0; round < Rounds; round++)
        {
            self.Refresh();
            var (before, bytes) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes());
            var watch = Stopwatch.StartNew();
            var loop = new LoopBytes();
            work(loop);
            clock = watch.Elapsed < clock ? watch.Elapsed : clock;
            self.Refresh();
            var used = self.TotalProcessorTime - before;
            processor = used < processor ? used : processor;
            allocated = Math.Min(allocated, GC.GetTotalAllocatedBytes() - bytes);
            inLoop = Math.Min(inLoop, loop.ABlock);
        }

        Console.WriteLine(
            $"| {stage} | {seconds / clock.TotalSeconds:0} | {1000 * processor.TotalSeconds / seconds:0.0} | {allocated / 1e6:0.0} MB | {inLoop:0.0} bytes |");
    }

    /// <summary>What all threads allocate from the end of the first block to the end of the last.</summary>
    private sealed class LoopBytes : IProgress<long>
    {
        private long _first = -1;
        private long _last;
        private int _blocks;

        public double ABlock => (double)(_last - _first) / _blocks;

        public void Report(long value)
        {
            _last = GC.GetTotalAllocatedBytes(precise: true);
            if (_first < 0) _first = _last;
            else _blocks++;
        }
    }
}
