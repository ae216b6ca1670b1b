namespace Cuewright.Engine.Analysis.Following;

/// <summary>
/// A path about some moment, once as a curve with a kink there, once as one without: what each leaves over, and how fast it goes
/// before and after the kink. Both curves have four numbers to an axis, so what they leave (mean square, in picture heights) may
/// be compared.
/// </summary>
internal readonly record struct KinkFit(double Seconds, double Kinked, double Bent, (double X, double Y) Before, (double X, double Y) After)
{
    private const int Terms = 4;

    /// <summary>Seconds to the unit of the curves: their squares and cubes then stay near 1.</summary>
    private const double Unit = 0.1;

    /// <summary>Over the sightings from one on to another, the second left out.</summary>
    public static KinkFit At(Trace trace, int first, int end, double seconds)
    {
        Span<double> terms = stackalloc double[(end - first) * Terms];
        Span<double> kinked = stackalloc double[2 * Terms];
        Span<double> bent = stackalloc double[2 * Terms];
        for (var i = first; i < end; i++)
        {
            var t = (trace.Seconds(i) - seconds) / Unit;
            // Straight to the kink and on from it, under one acceleration throughout: gravity does not stop.
            ((ReadOnlySpan<double>)[1, Math.Min(0, t), Math.Max(0, t), t * t]).CopyTo(terms[((i - first) * Terms)..]);
        }

        var kinkedLeft = Fit(trace, first, terms, kinked);
        for (var i = first; i < end; i++)
        {
            var t = (trace.Seconds(i) - seconds) / Unit;
            ((ReadOnlySpan<double>)[1, t, t * t, t * t * t]).CopyTo(terms[((i - first) * Terms)..]);
        }

        var bentLeft = Fit(trace, first, terms, bent);
        return new KinkFit(seconds, kinkedLeft, bentLeft, (kinked[1] / Unit, kinked[Terms + 1] / Unit), (kinked[2] / Unit, kinked[Terms + 2] / Unit));
    }

    /// <summary>Least squares of both axes by the normal equations; hands on the mean square left.</summary>
    private static double Fit(Trace trace, int first, ReadOnlySpan<double> terms, Span<double> solution)
    {
        const int Columns = Terms + 2;
        Span<double> equations = stackalloc double[Terms * Columns];
        var count = terms.Length / Terms;
        for (var i = 0; i < count; i++)
        {
            var row = terms.Slice(i * Terms, Terms);
            for (var r = 0; r < Terms; r++)
            {
                for (var c = 0; c < Terms; c++) equations[(r * Columns) + c] += row[r] * row[c];
                equations[(r * Columns) + Terms] += row[r] * trace.X(first + i);
                equations[(r * Columns) + Terms + 1] += row[r] * trace.Y(first + i);
            }
        }

        Solve(equations, solution);
        var left = 0.0;
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (trace.X(first + i), trace.Y(first + i));
            for (var term = 0; term < Terms; term++)
            {
                x -= terms[(i * Terms) + term] * solution[term];
                y -= terms[(i * Terms) + term] * solution[Terms + term];
            }

            left += (x * x) + (y * y);
        }

        return left / count;
    }

    /// <summary>Gauss and Jordan; the sums are symmetric and positive, so rows need not change places.</summary>
    private static void Solve(Span<double> equations, Span<double> solution)
    {
        const int Columns = Terms + 2;
        for (var pivot = 0; pivot < Terms; pivot++)
        {
            var scale = 1 / (equations[(pivot * Columns) + pivot] + 1e-9);
            for (var c = pivot; c < Columns; c++) equations[(pivot * Columns) + c] *= scale;
            for (var r = 0; r < Terms; r++)
            {
                var share = equations[(r * Columns) + pivot];
                if (r == pivot || share == 0) continue;
                for (var c = pivot; c < Columns; c++) equations[(r * Columns) + c] -= share * equations[(pivot * Columns) + c];
            }
        }

        for (var term = 0; term < Terms; term++)
        {
            solution[term] = equations[(term * Columns) + Terms];
            solution[Terms + term] = equations[(term * Columns) + Terms + 1];
        }
    }
}
