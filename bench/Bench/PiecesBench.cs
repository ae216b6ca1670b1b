using System.Diagnostics;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music.Midi;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;
using Cuewright.Media;
using Cuewright.Repertoire;

namespace Cuewright.Bench;

/// <summary>The hand-written pieces, played, mixed, mastered and delivered as everything is; to listen to and to measure.</summary>
internal static class PiecesBench
{
    private const string DefaultFolder = "pieces";

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateDirectory(args is [var given, ..] ? given : DefaultFolder).FullName;
        using var bank = SoundFont.Open(Product.DefaultBank);
        Console.WriteLine("| piece | parts | length | played and mixed | with mastering and delivery | LUFS |\n|---|---|---|---|---|---|");
        foreach (var name in args.Length > 1 ? args[1..] : WrittenPieces.Names)
        {
            var score = WrittenPieces.Read(name);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.mid"), MidiFile.Write(score, Palette.Default));
            var length = SampleClock.SecondsAt(score.LengthSamples);
            var played = 0.0;
            var watch = Stopwatch.StartNew();
            var progress = new Told(stage => played = stage is { Stage: Stage.Render, Fraction: 1 } ? watch.Elapsed.TotalSeconds : played);
            var order = new ScoreOrder { Files = new TakeFiles { Output = Path.Combine(folder, $"{name}.wav") } };
            var performance = new Performance(score, bank, Palette.Default, new Seed(order.Seed));
            var loudness = await new Delivery(new FfmpegMedia(), null, order, 0, progress).DeliverAsync(new Session(performance, null, Company.Alone(new ClipRange(0, length)), score.LengthSamples), score.Title, CancellationToken.None);
            Console.WriteLine($"| {name} | {score.Parts.Length} | {length:0.0} s | {length / played:0} × real time | {length / watch.Elapsed.TotalSeconds:0} × | {loudness.IntegratedLufs:0.0} |");
        }

        return 0;
    }

    /// <summary>Tells at once, where the usual progress would tell later on another thread.</summary>
    private sealed class Told(Action<StageProgress> tell) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => tell(value);
    }
}
