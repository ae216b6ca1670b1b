using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

/// <summary>The reference renderer, run dry (no reverb, no chorus) at unity gain.</summary>
internal static class FluidSynth
{
    // It has been seen to write without end; the kernel stops it at 400 MB.
    private const string FileLimit = "--fsize=400000000";

    public static async Task<(float[] Left, float[] Right)> RenderAsync(string bank, byte[] midi, CancellationToken cancel)
    {
        using var score = new TemporaryFile(midi);
        using var sound = new TemporaryFile([]);
        var start = new ProcessStartInfo("prlimit") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            FileLimit, "fluidsynth", "-ni", "-R", "0", "-C", "0", "-g", "1", "-r", "48000", "-T", "wav", "-O", "float",
            "-o", "synth.dynamic-sample-loading=1", "-F", sound.Path, bank, score.Path,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(TimeSpan.FromMinutes(1));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            Assert.True(process.ExitCode == 0, $"fluidsynth must be installed and run for this comparison: {await output}{await error}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        return Split(await File.ReadAllBytesAsync(sound.Path, cancel));
    }

    private static (float[] Left, float[] Right) Split(byte[] wave)
    {
        var at = 12;
        while (!wave.AsSpan(at, 4).SequenceEqual("data"u8)) at += 8 + BitConverter.ToInt32(wave, at + 4);
        var samples = MemoryMarshal.Cast<byte, float>(wave.AsSpan(at + 8));
        var (left, right) = (new float[samples.Length / 2], new float[samples.Length / 2]);
        for (var i = 0; i < left.Length; i++) (left[i], right[i]) = (samples[2 * i], samples[(2 * i) + 1]);
        return (left, right);
    }
}
