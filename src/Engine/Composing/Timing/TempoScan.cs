using System.Collections.Immutable;
using System.Numerics.Tensors;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Timing;

/// <summary>A steady tempo, and when its first bar line comes.</summary>
internal readonly record struct Pulse(double Bpm, double FirstBarSeconds, double Score)
{
    public double EighthSeconds => 30 / Bpm;
}

/// <summary>
/// The first look: which steady tempos and offsets carry many moments on strong beats without any bending. Every hit
/// votes for the offsets that would put it on a bar line, a beat or an eighth, the stronger the better.
/// </summary>
internal static class TempoScan
{
    private const int Candidates = 20;
    private const double BpmStep = 0.05;
    private const int BinsPerEighth = 24;

    /// <summary>Candidates nearer to one another than this grow into the same path.</summary>
    private const double ApartBpm = 0.4;
    private const double ApartSeconds = 0.03;

    /// <summary>Where the kernel has fallen to 60 %.</summary>
    private const double KernelSeconds = 0.02;

    /// <summary>The pull of the wished tempo: 10 % away loses a tenth of what perfect hits would win.</summary>
    private const double WishPull = 10;

    public static ImmutableArray<Pulse> Best(IReadOnlyList<LooseHit> hits, TempoWish wish, Meter meter)
    {
        var found = new List<Pulse>();
        var steps = wish.Fixed ? 0 : (int)Math.Ceiling((wish.HighestBpm - wish.LowestBpm) / BpmStep);
        var total = hits.Sum(hit => hit.Weight);
        for (var i = 0; i <= steps; i++)
        {
            var bpm = steps == 0 ? wish.Bpm : wish.LowestBpm + ((wish.HighestBpm - wish.LowestBpm) * i / steps);
            var votes = Votes(hits, bpm, meter);
            var away = Math.Log(bpm / wish.Bpm);
            var binSeconds = 30 / bpm / BinsPerEighth;
            // A tempo that may bend finds its own upbeat; for one that may not, the offset is all there is to choose.
            foreach (var bin in wish.Fixed ? Enumerable.Range(0, votes.Length) : [TensorPrimitives.IndexOfMax(votes)])
            {
                found.Add(new Pulse(bpm, bin * binSeconds, votes[bin] - (WishPull * away * away * total)));
            }
        }

        var best = new List<Pulse>();
        foreach (var pulse in found.OrderByDescending(pulse => pulse.Score))
        {
            if (best.Count == Candidates) break;
            if (best.TrueForAll(other => AreApart(other, pulse))) best.Add(pulse);
        }

        return [.. best.Select(pulse => Refined(pulse, hits, wish.Fixed))];
    }

    /// <summary>The line of best fit through the hits that lie near the pulse: it was found on a raster of a few milliseconds.</summary>
    private static Pulse Refined(Pulse pulse, IReadOnlyList<LooseHit> hits, bool keepsTempo)
    {
        var (weights, places, misses, products, squares) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var hit in hits)
        {
            var place = Math.Round((hit.Seconds - pulse.FirstBarSeconds) / pulse.EighthSeconds);
            var miss = hit.Seconds - pulse.FirstBarSeconds - (place * pulse.EighthSeconds);
            if (Math.Abs(miss) > KernelSeconds) continue;
            weights += hit.Weight;
            places += hit.Weight * place;
            misses += hit.Weight * miss;
            products += hit.Weight * place * miss;
            squares += hit.Weight * place * place;
        }

        if (weights <= 0) return pulse;
        var spread = (weights * squares) - (places * places);
        var slower = keepsTempo || spread < 1e-9 ? 0 : ((weights * products) - (places * misses)) / spread;
        var later = (misses - (slower * places)) / weights;
        return pulse with { Bpm = 30 / (pulse.EighthSeconds + slower), FirstBarSeconds = Math.Max(0, pulse.FirstBarSeconds + later) };
    }

    private static bool AreApart(Pulse a, Pulse b) =>
        Math.Abs(a.Bpm - b.Bpm) >= ApartBpm || (a.Bpm == b.Bpm && Math.Abs(a.FirstBarSeconds - b.FirstBarSeconds) >= ApartSeconds);

    /// <summary>For each offset of the first bar line within one bar, how well the hits lie.</summary>
    private static float[] Votes(IReadOnlyList<LooseHit> hits, double bpm, Meter meter)
    {
        var bar = BarShape.Of(meter);
        var bins = bar.Eighths * BinsPerEighth;
        var binSeconds = 30 / bpm / BinsPerEighth;
        // How a hit likes an offset that comes so long after it: the bar read backwards, twice, so that any turn is one slice.
        var kernel = new float[2 * bins];
        for (var bin = 0; bin < bins; bin++)
        {
            var into = bins - bin;
            var nearest = (into + (BinsPerEighth / 2)) / BinsPerEighth;
            var miss = (into - (nearest * BinsPerEighth)) * binSeconds / KernelSeconds;
            var level = bar.IsBarLine(nearest) ? 1 : bar.IsBeat(nearest) ? 0.85 : 0.4;
            kernel[bin] = kernel[bin + bins] = (float)(level * Math.Exp(-0.5 * miss * miss));
        }

        var votes = new float[bins];
        foreach (var hit in hits)
        {
            var place = (int)Math.Round(hit.Seconds / binSeconds) % bins;
            var turned = kernel.AsSpan(bins - place, bins);
            TensorPrimitives.MultiplyAdd(turned, (float)hit.Weight, votes, votes);
        }

        return votes;
    }
}
