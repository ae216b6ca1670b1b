using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Cuewright.Clips.Sounds;
using Cuewright.Engine.Time;

namespace Cuewright.Clips;

/// <summary>A film in which someone speaks: a sentence, a breath, the same again, a pause in which nobody does, and once more.</summary>
public sealed class SpokenFilm
{
    public const int Rate = 48_000;

    private const double Breath = 0.5;
    private const double Pause = 3;
    private const float Level = 0.5f;

    private static readonly Lazy<SpokenFilm> Made = new(() => new SpokenFilm(Resampling.Resample(new Speaker("en-us+f5", 175, "In this video we visit a small bakery.").Say(), 16_000, Rate)));

    private SpokenFilm(float[] sentence)
    {
        var length = (double)sentence.Length / Rate;
        var starts = new[] { 1.8, 1.8 + length + Breath, 1.8 + (2 * length) + Breath + Pause };
        Said = [.. starts.Select(start => new Passage(start, start + length))];
        Seconds = Math.Ceiling(starts[^1] + length + 1);
        Voice = new float[(int)(Seconds * Rate)];
        foreach (var start in starts)
        {
            for (var i = 0; i < sentence.Length; i++) Voice[(int)(start * Rate) + i] = Level * sentence[i];
        }
    }

    public static SpokenFilm Default => Made.Value;

    public double Seconds { get; }

    /// <summary>Each sentence.</summary>
    public ImmutableArray<Passage> Said { get; }

    /// <summary>What is heard, from the first frame on.</summary>
    public float[] Voice { get; }

    /// <summary>With its sound in the file in some way that ffmpeg is told.</summary>
    public async Task WriteAsync(string path, params IEnumerable<string> sound)
    {
        var order = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = true, RedirectStandardError = true };
        var seconds = Seconds.ToString(CultureInfo.InvariantCulture);
        IEnumerable<string> arguments =
        [
            "-v", "error", "-y", "-f", "lavfi", "-i", $"testsrc2=s=160x90:r=25:d={seconds}", "-f", "f32le", "-ar", $"{Rate}", "-ac", "1", "-i", "pipe:0",
            "-map", "0:v", "-map", "1:a", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", .. sound, path,
        ];
        foreach (var argument in arguments) order.ArgumentList.Add(argument);
        using var ffmpeg = Process.Start(order) ?? throw new InvalidOperationException("ffmpeg did not start.");
        var errors = ffmpeg.StandardError.ReadToEndAsync();
        await ffmpeg.StandardInput.BaseStream.WriteAsync(MemoryMarshal.AsBytes<float>(Voice).ToArray());
        ffmpeg.StandardInput.Close();
        await ffmpeg.WaitForExitAsync();
        if (ffmpeg.ExitCode != 0) throw new InvalidOperationException($"ffmpeg could not write {path}: {await errors}");
    }
}
