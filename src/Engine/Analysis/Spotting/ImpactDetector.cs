using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>Something stopped at a frame, at this place, in cells. Strength 0 to 1.</summary>
internal readonly record struct Impact(int Frame, double Strength, double X, double Y);

/// <summary>
/// Something stops or turns at once: a landing, a strike, a clap. The impact envelope is the speed that moving things lose
/// from one picture to the next; its sharp peaks, where things were fast before, are impacts. What swings or brakes loses
/// its speed over many frames and turns when it is slow.
/// </summary>
internal static class ImpactDetector
{
    /// <summary>Peaks stand alone within this, and are held against what is further off, but near.</summary>
    private const double AloneSeconds = 0.1;
    private const double SurroundSeconds = 0.35;

    /// <summary>One contact is seen over this time: it may fall between two frames.</summary>
    private const double ContactSeconds = 0.05;

    /// <summary>How fast things were is taken over this time up to the contact.</summary>
    private const double BeforeSeconds = 0.07;

    /// <summary>
    /// The evidence is a sum of logarithms: of the loss itself, of how far it stands above the mean around, and of how much
    /// faster things were just before than around. Weights were fitted on drawn clips and held on others; loss in
    /// thousandths of a picture width a second, averaged over the picture.
    /// </summary>
    private const double LossUnit = 0.001;
    private const double LeastLoss = 0.5 * LossUnit;
    private const double LossWeight = 0.8;
    private const double SharpnessWeight = 1.7;
    private const double FastnessWeight = 4.6;
    private const double Needed = 7.7;

    /// <summary>How much more than is needed makes it as likely as not: what only just passes is weak, however large.</summary>
    private const double Doubt = 0.7;

    /// <summary>Beyond these more says no more.</summary>
    private const double Sharpest = 30;
    private const double Fastest = 2.5;

    /// <summary>The loss of half strength.</summary>
    private const double Half = 0.01;

    public static List<Impact> Find(FrameLog log, IReadOnlyList<Stop> stops, ReadOnlySpan<bool> disturbed)
    {
        var envelope = Envelope(stops, disturbed);
        var impacts = new List<(int Frame, double Lost, double Sureness)>();
        for (var frame = 1; frame < envelope.Length; frame++)
        {
            var here = envelope[frame];
            if (here < LeastLoss) continue;
            var (first, end) = log.Around(frame, AloneSeconds);
            if (envelope.AsSpan(first..end).IndexOfAnyInRange(Math.BitIncrement(here), double.MaxValue) >= 0) continue;
            var beyond = Evidence(log, envelope, stops, disturbed, frame) - Needed;
            if (beyond > 0) impacts.Add((frame, here, Logistic.Step(beyond - Doubt)));
        }

        var greatest = impacts.Count == 0 ? 1 : impacts.Max(impact => impact.Lost);
        return [.. impacts.Select(impact => new Impact(impact.Frame, impact.Sureness * Strength.Of(impact.Lost, Half, greatest), stops[impact.Frame].X, stops[impact.Frame].Y))];
    }

    /// <summary>The speed lost at each frame; nothing is known beside a cut or under a flash.</summary>
    internal static double[] Envelope(IReadOnlyList<Stop> stops, ReadOnlySpan<bool> disturbed)
    {
        var envelope = new double[stops.Count];
        for (var frame = 1; frame < envelope.Length - 1; frame++)
        {
            if (!disturbed[frame] && !disturbed[frame + 1]) envelope[frame] = stops[frame].Lost;
        }

        return envelope;
    }

    private static double Evidence(FrameLog log, double[] envelope, IReadOnlyList<Stop> stops, ReadOnlySpan<bool> disturbed, int frame)
    {
        var (first, end) = log.Around(frame, SurroundSeconds);
        // How things moved in another shot says nothing here.
        first = Math.Max(first, disturbed[..frame].LastIndexOf(true) + 1);
        if (disturbed[frame..end].IndexOf(true) is >= 0 and var next) end = frame + next;
        double lost = 0, moved = 0;
        var apart = 0;
        for (var i = first; i < end; i++)
        {
            moved += stops[i].Moved;
            if (Math.Abs(log[i].Seconds - log[frame].Seconds) < ContactSeconds) continue;
            lost += envelope[i];
            apart++;
        }

        var before = Math.Min(frame - 1, log.FrameFrom(log[frame].Seconds - BeforeSeconds));
        var underway = 0.0;
        for (var i = before; i <= frame; i++) underway += stops[i].Moved / (frame + 1 - before);
        var fastness = moved == 0 ? 0 : underway * (end - first) / moved;
        var sharpness = lost == 0 ? Sharpest : envelope[frame] * apart / lost;
        return (LossWeight * Math.Log(envelope[frame] / LossUnit))
            + (SharpnessWeight * Math.Log(Math.Min(Sharpest, sharpness)))
            + (FastnessWeight * Math.Log(Math.Min(Fastest, fastness)));
    }
}
