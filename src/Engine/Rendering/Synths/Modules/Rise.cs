namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>
/// The first moment of a stroke: half a swing of a cosine, so that even a wave that begins at full slope has no corner. It
/// is counted from the note, not from the stretch in which it begins.
/// </summary>
internal struct Rise(int sampleRate)
{
    /// <summary>A beater's edge stays sharp, but nothing of it lies above some 2 kHz.</summary>
    private const double Seconds = 0.0009;

    private readonly int _samples = (int)(Seconds * sampleRate);
    private int _done;

    public void Process(Span<float> left, Span<float> right)
    {
        var count = Math.Min(left.Length, _samples - _done);
        for (var i = 0; i < count; i++)
        {
            var gain = (float)(0.5 - (0.5 * Math.Cos(Math.PI * (_done + i + 0.5) / _samples)));
            left[i] *= gain;
            right[i] *= gain;
        }

        _done += Math.Max(0, count);
    }
}
