using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Mixing;

/// <summary>Draws dips one after the other. Ways down and up are half cosines in decibels: even to the ear, without a corner.</summary>
internal sealed class DipCurve(DipTiming timing)
{
    private const int PointsPerWay = 12;

    private double _db;

    /// <summary>The points of a dip, up to where the next begins.</summary>
    public IEnumerable<(double Seconds, double Gain)> Around(Dip dip, double nextSeconds)
    {
        var start = dip.StartSeconds - timing.LeadSeconds;
        var from = _db;
        for (var i = 0; i <= PointsPerWay; i++)
        {
            var way = (double)i / PointsPerWay;
            yield return At(start + (way * timing.AttackSeconds), from + ((dip.Db - from) * Eased(way)));
        }

        foreach (var move in dip.Moves ?? []) if (move.Seconds > start + timing.AttackSeconds && move.Seconds < Math.Min(dip.EndSeconds, nextSeconds)) yield return At(move.Seconds, move.Db);
        var depth = _db;
        var release = Math.Max(dip.EndSeconds + timing.HoldSeconds, start + timing.AttackSeconds);
        for (var i = 0; i <= PointsPerWay; i++)
        {
            var way = (double)i / PointsPerWay;
            var seconds = release + (way * timing.ReleaseSeconds);
            if (seconds >= nextSeconds)
            {
                // The next dip begins before this one is over, from wherever the gain then is.
                if (i == 0) yield break;
                way = Math.Clamp((nextSeconds - release) / timing.ReleaseSeconds, 0, 1);
                _db = depth * (1 - Eased(way));
                yield break;
            }

            yield return At(seconds, depth * (1 - Eased(way)));
        }

        _db = 0;
    }

    private static double Eased(double way) => 0.5 - (0.5 * Math.Cos(Math.PI * way));

    private (double, double) At(double seconds, double db)
    {
        _db = db;
        return (seconds, Decibels.ToGain(db));
    }
}
