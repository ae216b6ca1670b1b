namespace Cuewright.Engine.Dsp;

/// <summary>
/// How loud a programme is: integrated loudness (LUFS), range (LU), true peak (dBTP) and the loudest three seconds (LUFS).
/// Silence reads <see cref="Silence"/>, the standard's absolute gate, so that a report is always made of numbers.
/// </summary>
public sealed record LoudnessReport(double IntegratedLufs, double RangeLu, double TruePeakDb, double ShortTermMaxLufs)
{
    public const double Silence = -70;
}
