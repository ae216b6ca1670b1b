using System.Collections.Immutable;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>What the clip's own sound holds: its level, and below it speech, music and silence.</summary>
internal static class SourceLanes
{
    private const double RowHeight = 10;

    /// <summary>Levels drawn at the bottom and at the top, in dBFS.</summary>
    private const double Quietest = -60;

    public static double Draw(Svg svg, TimeScale time, SourceSound? sound, double y)
    {
        if (sound is null) return y;
        y = CurvePanel.Draw(svg, time, "clip's sound", y, new PlotCurve("level", Theme.Sound, [.. sound.LevelDb.Select(level => (float)Math.Clamp(1 - (level / Quietest), 0, 1))])) - Lane.Gap + 4;
        foreach (var burst in sound.Events)
        {
            var x = time.X(burst.Seconds);
            svg.Line(x, y - 8 - (24 * burst.Strength), x, y - 8, Theme.Text, 1, 0.7);
        }

        Row("speech", Theme.Speech, sound.Speech);
        Row("music", Theme.Music, sound.Music);
        Row("silence", Theme.Silence, sound.Silence);
        return y + Lane.Gap - 2;

        void Row(string name, string ink, ImmutableArray<Passage> passages)
        {
            if (passages.IsEmpty) return;
            svg.Text(Lane.Margin, y + RowHeight - 0.5, name, 12, ink);
            foreach (var passage in passages)
            {
                var (x, end) = (time.X(passage.StartSeconds), time.X(passage.EndSeconds));
                svg.Rect(x, y, Math.Max(1.5, end - x), RowHeight, ink, 0.8, 3);
            }

            y += RowHeight + 5;
        }
    }
}
