using System.Globalization;
using Cuewright.Media.Doctor;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Encode;

/// <summary>
/// Opus begins with 312 samples that are played by nobody. Up to libavformat 59 the WebM muxer moves the picture back by
/// them although it also writes the delay that moves the sound forward, so the sound comes 6.5 ms early. Handing it the
/// sound that much later leaves it nothing to move; from 60 on it is right by itself.
/// </summary>
internal static class WebmPriming
{
    private const double PreSkipSeconds = 312.0 / 48_000;
    private const int FirstRightVersion = 60;

    public static async Task<double> SoundShiftAsync(FfmpegTools tools, DeliveryFormat format, CancellationToken cancel)
    {
        if (format.Muxer != "webm") return 0;
        var version = LibavformatVersion(await Examination.AskAsync(tools, "-version", cancel));
        return version < FirstRightVersion ? PreSkipSeconds : 0;
    }

    /// <summary>"libavformat    59. 27.100 / 59. 27.100"; a version that cannot be read counts as new.</summary>
    internal static int LibavformatVersion(string answer)
    {
        const string name = "libavformat";
        var at = answer.IndexOf(name, StringComparison.Ordinal);
        if (at < 0) return FirstRightVersion;
        var number = answer[(at + name.Length)..].Split('.')[0].Trim();
        return int.TryParse(number, CultureInfo.InvariantCulture, out var version) ? version : FirstRightVersion;
    }
}
