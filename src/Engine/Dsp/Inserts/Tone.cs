namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>Cuts, shelves and one bell, fixed.</summary>
internal sealed class Tone(int sampleRate, ToneOptions options) : IInsert
{
    private readonly StereoFilter _filter = new([.. Sections(sampleRate, options)]);

    /// <summary>A low cut rings longest.</summary>
    public int TailSamples => sampleRate / 4;

    public void Reset() => _filter.Reset();

    public void Process(Span<float> left, Span<float> right) => _filter.Process(left, right, left, right);

    private static IEnumerable<BiquadCoefficients> Sections(int sampleRate, ToneOptions options)
    {
        if (options.LowCutHz > 0) yield return BiquadCoefficients.HighPass(sampleRate, options.LowCutHz);
        if (options.LowShelfDb != 0) yield return BiquadCoefficients.LowShelf(sampleRate, options.LowShelfHz, options.LowShelfDb);
        if (options.PeakDb != 0) yield return BiquadCoefficients.Peak(sampleRate, options.PeakHz, options.PeakDb, options.PeakQ);
        if (options.HighShelfDb != 0) yield return BiquadCoefficients.HighShelf(sampleRate, options.HighShelfHz, options.HighShelfDb);
        if (options.HighCutHz > 0) yield return BiquadCoefficients.LowPass(sampleRate, options.HighCutHz);
    }
}
