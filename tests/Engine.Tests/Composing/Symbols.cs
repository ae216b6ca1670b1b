using System.Text;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing;

/// <summary>A score as a few lines a musician can read: for each part and bar the onsets as sixteenth:pitch.</summary>
internal static class Symbols
{
    public static string Of(Score score, int bars)
    {
        var text = new StringBuilder();
        text.AppendLine($"{score.Title} | {score.Key} | {score.Meters.MeterAtBar(0)} | {score.Tempo.BpmAt(0):0.##} bpm");
        foreach (var part in score.Parts)
        {
            text.AppendLine($"{part.Name} ({part.Instrument})");
            for (var bar = 0; bar < bars; bar++)
            {
                var (start, end) = (score.Meters.TickOfBar(bar), score.Meters.TickOfBar(bar + 1));
                var onsets = part.Notes.Where(note => note.Start >= start && note.Start < end).GroupBy(note => note.Start).ToArray();
                if (onsets.Length == 0) continue;
                text.AppendLine($"  {bar + 1}: {string.Join(' ', onsets.Select(at => $"{(at.Key - start) / (double)Ticks.PerSixteenth:0.##}:{string.Join('+', at.Select(note => note.Pitch))}"))}");
            }
        }

        return text.ToString();
    }
}
