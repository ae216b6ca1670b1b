using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Time;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Decode;

/// <summary>
/// Says to ffmpeg how several clips become one that is only watched and heard by us: small, but with every frame at its
/// time and exactly as long as the parts together. Pure.
/// </summary>
internal static class JoinCall
{
    /// <summary>Twice the size that is looked at.</summary>
    private const int Width = 320;

    private static readonly TimeSpan WallTime = TimeSpan.FromHours(1);

    /// <summary>Far more than an hour of pictures this small takes.</summary>
    private const long FileBytes = 4L << 30;

    public static ToolCall Of(IReadOnlyList<ClipInfo> parts, string target)
    {
        var hasSound = parts.Any(part => part.HasSound);
        return new ToolCall
        {
            Tool = Tool.Ffmpeg,
            WallTime = WallTime,
            FileBytes = FileBytes,
            Arguments =
            [
                "-hide_banner", "-nostdin", "-nostats", "-v", "error", "-max_error_rate", "1", "-copyts",
                .. parts.SelectMany(part => (IEnumerable<string>)["-threads", "2", .. SourceFile.Guards, "-i", SourceFile.Address(part.Path)]),
                "-filter_complex", string.Join(';', Pictures(parts).Concat(hasSound ? Sounds(parts) : [])),
                "-map", "[picture]",
                // Stored in the order they are shown, so that the last packet is the last picture and can be given its length.
                "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-bf", "0", "-pix_fmt", "yuv420p", "-threads:v", "2",
                "-fps_mode", "passthrough", "-enc_time_base:v", "1:90000", "-video_track_timescale", "90000",
                "-bsf:v", $"setts=duration={Seconds(parts.Sum(part => part.DurationSeconds))}/TB-PTS",
                .. hasSound ? (ImmutableArray<string>)["-map", "[sound]", "-c:a", "pcm_s16le"] : [],
                "-y", "-f", "mov", "file:" + target,
            ],
        };
    }

    /// <summary>
    /// Each part begins where the one before it ends. They do not overlap, so to interleave them is to line them up, with
    /// the times they were given; the filter that is made for joining would guess how long a part's last picture stays.
    /// Pictures of another shape are squeezed: bars would be seen as part of the picture.
    /// </summary>
    private static IEnumerable<string> Pictures(IReadOnlyList<ClipInfo> parts)
    {
        var height = Math.Clamp((int)Math.Round((double)Width * parts[0].Height / parts[0].Width / 2) * 2, Width / 8, Width * 2);
        var begins = 0.0;
        for (var i = 0; i < parts.Count; i++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"[{i}:V:0]scale={Width}:{height}:flags=area,setsar=1,format=yuv420p,settb=1/90000,setpts=PTS+({begins - parts[i].StartSeconds:0.######})/TB[v{i}]");
            begins += parts[i].DurationSeconds;
        }

        yield return $"{string.Concat(parts.Select((_, i) => $"[v{i}]"))}interleave=nb_inputs={parts.Count}[picture]";
    }

    /// <summary>Every part's sound, or silence, exactly as long as its picture.</summary>
    private static IEnumerable<string> Sounds(IReadOnlyList<ClipInfo> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var samples = SampleClock.SamplesAt(parts[i].DurationSeconds);
            var first = SampleClock.SamplesAt(Math.Max(0, parts[i].StartSeconds));
            var source = parts[i].HasSound
                ? $"[{i}:a:0]aresample={SampleClock.Rate}:async=1:first_pts={first},asetpts=N/SR/TB,apad"
                : $"anullsrc=r={SampleClock.Rate}:cl=mono";
            yield return $"{source},aformat=sample_fmts=s16:channel_layouts=mono,atrim=end_sample={samples}[a{i}]";
        }

        yield return $"{string.Concat(parts.Select((_, i) => $"[a{i}]"))}concat=n={parts.Count}:v=0:a=1[sound]";
    }

    private static string Seconds(double seconds) => seconds.ToString("0.######", CultureInfo.InvariantCulture);
}
