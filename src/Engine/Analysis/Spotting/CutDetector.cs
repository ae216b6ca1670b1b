namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>How sure one frame is to begin a new shot, and the numbers it was decided from.</summary>
internal readonly record struct CutEvidence(int Frame, double Excess, double Loss, double Confidence);

/// <summary>
/// A cut is a frame in which the drawing of the frame before is not found again, although it is in the frames around.
/// What is left of the difference after motion, the share of texture lost and the shift of the palette are each held
/// against the third largest value near by: so two neighbouring cuts of a fast montage do not hide each other, while
/// grain, shake, water and swarms, which last, raise the bar for themselves.
/// </summary>
internal static class CutDetector
{
    /// <summary>How much the three measures together must exceed their surroundings (sum of logarithms), and how sharply it is judged.</summary>
    private const double Excess = 0.6;
    private const double ExcessSharpness = 3;

    /// <summary>Share of the texture that must be lost: changed light alone loses a fifth.</summary>
    private const double Loss = 0.23;
    private const double LossSharpness = 60;

    /// <summary>Difference in levels that between two even surfaces is no cut.</summary>
    private const double Faint = 8;

    /// <summary>Surroundings that are looked at on each side.</summary>
    private const double NearSeconds = 0.2;

    /// <summary>A picture gone for no longer than this and then back was interrupted, not cut.</summary>
    private const double BlinkSeconds = 0.1;

    public static List<CutEvidence> Find(FrameLog log, IReadOnlyList<Flash> flashes, IReadOnlyList<Fade> fades)
    {
        var lit = new bool[log.Count + 1];
        foreach (var flash in flashes) Array.Fill(lit, true, flash.Frame, flash.End - flash.Frame + 1);
        var found = new List<CutEvidence>();
        for (var frame = 1; frame < log.Count; frame++)
        {
            if (lit[frame] || Weigh(log, frame, lit) is not { Confidence: >= 0.5 } cut) continue;
            found.Add(cut);
        }

        // The last steps into black and the first out of it are coarse, but they are steps of a fade.
        found.RemoveAll(cut => fades.Any(fade => cut.Frame > fade.Frame && cut.Frame <= fade.End));
        found = WithoutBlinks(log, found);
        found.AddRange(flashes.Where(flash => flash.HidesCut).Select(flash => new CutEvidence(flash.Frame, 0, 1, flash.Strength)));
        return [.. found.OrderBy(cut => cut.Frame)];
    }

    /// <summary>The evidence for a cut at one frame, or null where the frame repeats the one before.</summary>
    internal static CutEvidence? Weigh(FrameLog log, int frame, ReadOnlySpan<bool> lit)
    {
        if (log[frame].Change is not { } change) return null;
        // From nearly black to black there is no drawing to lose.
        if (Math.Max(log[frame].Contrast, log[frame - 1].Contrast) < FadeDetector.Even && change.Plain < Faint) return null;
        double left = 0, loss = 0, palette = 0;
        Span<(double Left, double Loss, double Palette)> near = stackalloc (double, double, double)[MostNeighbours];
        var count = 0;
        var (first, end) = log.Around(frame, NearSeconds);
        for (var i = first; i < end && count < near.Length; i++)
        {
            if (i == frame || i == 0 || lit[i]) continue;
            near[count++] = log[i].Change is { } other ? (other.Left, 1 - other.Kept, other.Palette) : default;
        }

        if (count > 0)
        {
            near = near[..count];
            var third = Math.Min(2, count - 1);
            near.Sort((a, b) => b.Left.CompareTo(a.Left));
            left = near[third].Left;
            near.Sort((a, b) => b.Loss.CompareTo(a.Loss));
            loss = near[third].Loss;
            near.Sort((a, b) => b.Palette.CompareTo(a.Palette));
            palette = near[third].Palette;
        }

        var lost = 1 - change.Kept;
        var excess = Math.Log((change.Left + 0.5) / (left + 0.5)) + Math.Log((lost + 0.05) / (loss + 0.05))
            + (Math.Log((change.Palette + 0.5) / (palette + 0.5)) / 2);
        var confidence = Step((excess - Excess) * ExcessSharpness) * Step((lost - Loss) * LossSharpness);
        return new CutEvidence(frame, excess, lost, confidence);
    }

    private const int MostNeighbours = 64;

    private static double Step(double x) => 1 / (1 + Math.Exp(-x));

    private static List<CutEvidence> WithoutBlinks(FrameLog log, List<CutEvidence> cuts)
    {
        var kept = new List<CutEvidence>();
        for (var i = 0; i < cuts.Count; i++)
        {
            if (i + 1 < cuts.Count && IsBlink(log, cuts[i].Frame, cuts[i + 1].Frame)) i++;
            else kept.Add(cuts[i]);
        }

        return kept;
    }

    private static bool IsBlink(FrameLog log, int gone, int back)
    {
        var longest = Math.Max(BlinkSeconds, 2.1 * log.FrameSeconds);
        return log[back].Seconds - log[gone].Seconds <= longest
            && log.Distance(gone - 1, back) < 0.25 * log.Distance(gone - 1, gone);
    }
}
