namespace Cuewright.Engine.Analysis.Plot;

/// <summary>Seconds to places on the time axis.</summary>
internal sealed record TimeScale(double Left, double Right, double DurationSeconds)
{
    private static readonly double[] Steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120];
    private const double TickDistance = 70;

    public double X(double seconds) => Left + ((Right - Left) * Math.Clamp(seconds / DurationSeconds, 0, 1));

    public IEnumerable<double> Ticks()
    {
        var least = DurationSeconds * TickDistance / (Right - Left);
        var step = Steps.FirstOrDefault(step => step >= least, Steps[^1]);
        for (var i = 0; i * step <= DurationSeconds + 1e-9; i++) yield return i * step;
    }

    public string Label(double seconds) => DurationSeconds >= 60
        ? $"{(int)seconds / 60}:{(int)seconds % 60:00}"
        : $"{seconds:0.##} s";
}
