using System.Text.Json;
using Cuewright.Clips;

namespace Cuewright.Maker;

/// <summary>What happens in a film and when, as its script says.</summary>
internal static class Cues
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Of(ClipScript film)
    {
        object Cue(int frame, string kind) => new { Frame = frame, Time = Math.Round(film.Rate.SecondsAt(frame), 3), Kind = kind };
        var cues = film.Cuts.Select(frame => (frame, "cut"))
            .Concat(film.Flashes.Select(flash => (flash.Frame, "flash")))
            .Concat(film.Impacts.Select(frame => (frame, "impact")))
            .Append((0, "fade-in"))
            .Append((film.FrameCount - film.FadeOutFrames, "fade-out"))
            .Order();
        return JsonSerializer.Serialize(new
        {
            Fps = film.Rate.ToString(),
            Frames = film.FrameCount,
            Duration = film.Seconds,
            Cues = cues.Select(cue => Cue(cue.Item1, cue.Item2)),
        }, Options) + "\n";
    }
}
