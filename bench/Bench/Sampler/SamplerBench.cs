using System.Buffers.Binary;
using System.Diagnostics;
using System.Numerics.Tensors;
using Cuewright.Engine.Music.Midi;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Bench.Sampler;

/// <summary>Renders the dense minute to a 16-bit file, bank loading included, with ours and with fluidsynth.</summary>
internal static class SamplerBench
{
    private const int Rounds = 3;

    // fluidsynth has been seen to write without end.
    private const string FileLimit = "--fsize=400000000";
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public static int Run(string[] args)
    {
        var bank = args is [var given] ? given : Product.DefaultBank;
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var midi = Path.Combine(folder.FullName, "dense.mid");
            var sound = Path.Combine(folder.FullName, "out.wav");
            File.WriteAllBytes(midi, MidiFile.Write(DensePiece.Score, DensePiece.Palette));
            Console.WriteLine($"{DensePiece.Score.Parts.Sum(part => part.Notes.Length)} notes, {DensePiece.Score.Parts.Length} parts, 60 s, best of {Rounds}");

            var ours = Best(() => Ours(bank, sound, threads: 2));
            Row("ours, 2 threads", ours, ours);
            Row("ours, 1 thread", Best(() => Ours(bank, sound, threads: 1)), ours);
            Row("ours, open the bank", Best(() => SoundFont.Open(bank).Dispose()), ours);
            Row("fluidsynth", Best(() => FluidSynth(bank, midi, sound)), ours);
            Row("fluidsynth, dry", Best(() => FluidSynth(bank, midi, sound, "-R", "0", "-C", "0")), ours);
            Row("fluidsynth, dry, samples on demand", Best(() => FluidSynth(bank, midi, sound, "-R", "0", "-C", "0", "-o", "synth.dynamic-sample-loading=1")), ours);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Row(string name, Spent cost, Spent ours) => Console.WriteLine(
        $"{name,-36} {cost.Seconds,7:F3} s {60 / cost.Seconds,7:F0} x real time {cost.Seconds / ours.Seconds,6:F2} x ours"
        + $"   processor {cost.ProcessorSeconds,7:F3} s {cost.ProcessorSeconds / ours.ProcessorSeconds,6:F2} x ours");

    /// <summary>The shortest of several rounds, in each measure: on a busy machine the processor's time says more than the clock's.</summary>
    private static Spent Best(Action work)
    {
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Spent.On(work)).ToArray();
        return new Spent(rounds.Min(round => round.Seconds), rounds.Min(round => round.ProcessorSeconds));
    }

    private static void Ours(string bankPath, string output, int threads)
    {
        using var bank = SoundFont.Open(bankPath);
        using var stems = Renderer.Perform(DensePiece.Score, bank, DensePiece.Palette, new Seed(1), blockSamples: 4096, threads);
        using var file = File.Create(output);
        var (left, right, bytes) = (new float[4096], new float[4096], new byte[4096 * 4]);
        while (stems.Read(CancellationToken.None) is { } block)
        {
            var mixLeft = left.AsSpan(0, block.Length);
            var mixRight = right.AsSpan(0, block.Length);
            mixLeft.Clear();
            mixRight.Clear();
            for (var stem = 0; stem < block.Stems; stem++)
            {
                TensorPrimitives.Add(mixLeft, block.Left(stem), mixLeft);
                TensorPrimitives.Add(mixRight, block.Right(stem), mixRight);
            }

            for (var i = 0; i < block.Length; i++)
            {
                BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(4 * i), Sixteen(mixLeft[i]));
                BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan((4 * i) + 2), Sixteen(mixRight[i]));
            }

            file.Write(bytes, 0, block.Length * 4);
        }
    }

    private static short Sixteen(float sample) => (short)Math.Clamp(sample * 32767, -32768, 32767);

    private static void FluidSynth(string bank, string midi, string output, params string[] options)
    {
        var start = new ProcessStartInfo("prlimit") { RedirectStandardOutput = true };
        string[] arguments = [FileLimit, "fluidsynth", "-ni", .. options, "-F", output, "-r", $"{SampleClock.Rate}", bank, midi];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("fluidsynth did not start.");

        if (!process.WaitForExit(Deadline))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("fluidsynth did not end.");
        }

        if (process.ExitCode != 0) throw new InvalidOperationException("fluidsynth failed.");
    }
}
