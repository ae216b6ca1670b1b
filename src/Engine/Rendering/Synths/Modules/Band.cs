namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>What lies between two frequencies, both of which may move: a high-pass and a low-pass of second order.</summary>
internal struct Band
{
    /// <summary>Of the sample rate: above it all is heard.</summary>
    private const double Open = 0.45;

    private StateVariableFilter _low;
    private StateVariableFilter _high;

    public void Reset()
    {
        _low.Reset();
        _high.Reset();
    }

    /// <param name="left">In place.</param>
    /// <param name="right">In place, or empty.</param>
    /// <param name="low">Share of the sample rate below which it is cut; 0: nothing is.</param>
    /// <param name="high">Above this it is cut; 0: nothing is.</param>
    /// <param name="q">0.7 flat, above that it rings at both edges.</param>
    public void Process(Span<float> left, Span<float> right, double low, double high, double q)
    {
        if (low > 0) _low.Process(left, right, FilterKind.HighPass, Math.Min(low, Open), 1 / q);
        if (high > 0) _high.Process(left, right, FilterKind.LowPass12, Math.Min(high, Open), 1 / q);
    }
}
