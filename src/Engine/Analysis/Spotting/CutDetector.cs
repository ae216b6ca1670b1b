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
    private const double Excess = 0.95;
    private const double ExcessSharpness = 3;

    /// <summary>Share of the texture that must be lost: changed light alone loses a fifth.</summary>
    private const double Loss = 0.3;
    private const double LossSharpness = 40;

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
        var measures = Measures(log);
        var found = new List<CutEvidence>();
        for (var frame = 1; frame < log.Count; frame++)
        {
            if (lit[frame] || Weigh(log, measures, frame, lit) is not { Confidence: >= 0.5 } cut || log.IsOnePicture(frame - 1, frame)) continue;
            found.Add(cut);
        }

        // The last steps into black and the first out of it are coarse, but they are steps of a fade.
        found.RemoveAll(cut => fades.Any(fade => cut.Frame >= fade.Frame && cut.Frame <= fade.End + 1));
        found = WithoutBlinks(log, found);
        found.AddRange(flashes.Where(flash => flash.HiddenCut >= 0.5).Select(flash => new CutEvidence(flash.Frame, 0, 1, flash.HiddenCut)));
        return [.. found.OrderBy(cut => cut.Frame)];
    }

    public static void Show(NumbersTable numbers, FrameLog log)
    {
        var (measures, lit) = (Measures(log), new bool[log.Count]);
        var evidence = Enumerable.Range(0, log.Count).Select(frame => Weigh(log, measures, frame, lit)).ToArray();
        numbers.Add("cut_excess", evidence.Select(cut => cut?.Excess));
        numbers.Add("cut_loss", evidence.Select(cut => cut?.Loss));
        numbers.Add("cut_confidence", evidence.Select(cut => cut?.Confidence));
    }

    /// <summary>The evidence for a cut at one frame, or null where the frame repeats the one before.</summary>
    internal static CutEvidence? Weigh(FrameLog log, double[,] measures, int frame, ReadOnlySpan<bool> lit)
    {
        if (log[frame].Change is not { } change) return null;
        // From nearly black to black there is no drawing to lose.
        if (Math.Max(log[frame].Contrast, log[frame - 1].Contrast) < FadeDetector.Even && change.Plain < Faint) return null;
        Span<double> near = stackalloc double[MostNeighbours];
        var (first, end) = log.Around(frame, NearSeconds);
        var excess = 0.0;
        for (var measure = 0; measure < Weights.Length; measure++)
        {
            var count = 0;
            for (var i = Math.Max(1, first); i < end && count < near.Length; i++)
            {
                if (i != frame && !lit[i]) near[count++] = measures[i, measure];
            }

            near[..count].Sort();
            var usual = count == 0 ? Floors[measure] : near[Math.Max(0, count - 3)];
            excess += Weights[measure] * Math.Log(measures[frame, measure] / usual);
        }

        var lost = 1 - change.Kept;
        var confidence = Logistic.Step((excess - Excess) * ExcessSharpness) * Logistic.Step((lost - Loss) * LossSharpness);
        return new CutEvidence(frame, excess, lost, confidence);
    }

    /// <summary>More than there are in the time at any rate up to 150.</summary>
    private const int MostNeighbours = 64;

    /// <summary>Weights of the four measures, and what is added to each so that ratios of next to nothing mean nothing.</summary>
    private static readonly double[] Weights = [1, 1, 0.5, 0.5];
    private static readonly double[] Floors = [0.5, 0.05, 0.5, 0.5];

    /// <summary>The four measures of every frame: difference left after motion, texture lost, palette moved, coarse difference.</summary>
    internal static double[,] Measures(FrameLog log)
    {
        var measures = new double[log.Count, Weights.Length];
        for (var frame = 0; frame < log.Count; frame++)
        {
            var change = log[frame].Change;
            ReadOnlySpan<double> values = change is null ? [0, 0, 0, 0] : [change.Left, 1 - change.Kept, change.Palette, change.Coarse];
            for (var i = 0; i < values.Length; i++) measures[frame, i] = values[i] + Floors[i];
        }

        return measures;
    }

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
