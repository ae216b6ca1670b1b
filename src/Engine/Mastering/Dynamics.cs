using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Mastering;

/// <summary>Finds the gain curve that brings a mix to its target. Works on cells alone, so it is cheap to ask again.</summary>
internal sealed class Dynamics
{
    /// <summary>
    /// The limiter stays this far under the allowed peak: its gain moves a little while a peak passes, and the detector
    /// reads a few hundredths low.
    /// </summary>
    private const double HeadroomDb = 0.25;

    /// <summary>
    /// More reduction than this in one cell of a hundred is heard as pumping; a firmer glue is tried first. It helps against
    /// what is loud for a while, not against bare strokes: if none is enough, the least limiting is.
    /// </summary>
    private const double MostLimitingDb = 4;

    private const double ToleranceLu = 0.01;
    private const int MostTries = 20;

    /// <summary>How little of a decibel put in may be thought to come out of the limiter, lest the next step be too long.</summary>
    private const double LeastYield = 0.2;

    private readonly Cells _cells;
    private readonly LoudnessTarget _target;
    private readonly Limiter _limiter;
    private readonly float[] _gainsDb;

    private Dynamics(Cells cells, LoudnessTarget target)
    {
        (_cells, _target) = (cells, target);
        _limiter = new Limiter(cells);
        _gainsDb = new float[cells.Count + 1];
    }

    /// <summary>Gains that leave the level alone and only catch what lies above the allowed peak.</summary>
    public static float[] Catch(Cells cells, double truePeakDb)
    {
        var limiting = new Limiter(cells).Reduce(new float[Math.Max(1, cells.Count)], 0, truePeakDb - HeadroomDb);
        var gains = new float[cells.Count + 1];
        for (var edge = 0; edge < gains.Length; edge++) gains[edge] = -limiting[edge];
        return gains;
    }

    /// <summary>Gains in dB at the cells' edges.</summary>
    public static float[] Solve(Cells cells, LoudnessTarget target)
    {
        var dynamics = new Dynamics(cells, target);
        var mixLufs = cells.Integrated(dynamics._gainsDb);
        if (mixLufs > LoudnessReport.Silence)
        {
            var (least, gentlest) = (double.MaxValue, Array.Empty<float>());
            foreach (var grade in Glue.Grades)
            {
                var glue = Glue.Reductions(cells, mixLufs, grade);
                var limiting = dynamics.Reach(glue);
                if (limiting < least) (least, gentlest) = (limiting, glue);
                if (limiting <= MostLimitingDb) break;
            }

            dynamics.Reach(gentlest);
        }

        return dynamics._gainsDb;
    }

    /// <summary>Sets the gains so that the target is met with this glue; returns what the limiter does at the ninety-ninth hundredth.</summary>
    private double Reach(float[] glue)
    {
        var (gainDb, yield) = (0.0, 1.0);
        var (lastGainDb, lastLufs) = (0.0, 0.0);
        for (var tries = 0; ; tries++)
        {
            var limiting = _limiter.Reduce(glue, gainDb, _target.TruePeakDb - HeadroomDb);
            for (var edge = 0; edge < _gainsDb.Length; edge++)
            {
                _gainsDb[edge] = (float)gainDb - glue[Math.Min(edge, _cells.Count - 1)] - limiting[edge];
            }

            var lufs = _cells.Integrated(_gainsDb);
            if (Math.Abs(_target.Lufs - lufs) < ToleranceLu || tries == MostTries) return Percentile99(limiting);

            // The limiter gives back less than was put in: the last step tells how much (secant method).
            if (tries > 0) yield = Math.Clamp((lufs - lastLufs) / (gainDb - lastGainDb), LeastYield, 1);
            (lastGainDb, lastLufs) = (gainDb, lufs);
            gainDb += (_target.Lufs - lufs) / yield;
        }
    }

    private static double Percentile99(ReadOnlySpan<float> reductions)
    {
        var sorted = reductions.ToArray();
        Array.Sort(sorted);
        return sorted[(int)(0.99 * (sorted.Length - 1))];
    }
}
