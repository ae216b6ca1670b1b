using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Tests.Dsp;

/// <summary>The reference for loudness: ffmpeg's ebur128 filter.</summary>
internal static partial class FfmpegMeter
{
    public static async Task<LoudnessReport> MeasureAsync(float[] left, float[] right)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "-hide_banner", "-nostats", "-f", "f32le", "-ar", "48000", "-ac", "2", "-i", "pipe:0",
            "-filter_complex", "ebur128=peak=true:framelog=verbose", "-f", "null", "-",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("ffmpeg did not start.");
        var log = process.StandardError.ReadToEndAsync();
        var interleaved = new float[left.Length * 2];
        for (var i = 0; i < left.Length; i++) (interleaved[2 * i], interleaved[(2 * i) + 1]) = (left[i], right[i]);
        await process.StandardInput.BaseStream.WriteAsync(MemoryMarshal.AsBytes(interleaved.AsSpan()).ToArray());
        process.StandardInput.Close();
        var summary = await log;
        return new LoudnessReport(Value(Integrated(), summary), Value(Range(), summary), Value(Peak(), summary), double.NaN);
    }

    private static double Value(Regex pattern, string log) => double.Parse(pattern.Matches(log)[^1].Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"I:\s+(-?[\d.]+) LUFS")]
    private static partial Regex Integrated();

    [GeneratedRegex(@"LRA:\s+(-?[\d.]+) LU")]
    private static partial Regex Range();

    [GeneratedRegex(@"Peak:\s+(-?[\d.]+) dBFS")]
    private static partial Regex Peak();
}
