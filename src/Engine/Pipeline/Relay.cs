namespace Cuewright.Engine.Pipeline;

/// <summary>Turns a count of samples into the progress of a stage, in steps a person can see.</summary>
internal sealed class Relay(IProgress<StageProgress> progress, Stage stage, int take, long lengthSamples) : IProgress<long>
{
    private int _lastPercent = -1;

    public void Report(long value)
    {
        var percent = (int)(value * 100 / Math.Max(1, lengthSamples));
        if (percent == _lastPercent) return;
        _lastPercent = percent;
        progress.Report(new StageProgress(stage, percent / 100.0, take));
    }
}
