namespace Cuewright.Engine.Dsp;

/// <summary>An effect that hands out only what it makes of a sound, not the sound itself.</summary>
internal interface IWetEffect
{
    /// <summary>Adds to the outputs; four spans of one length.</summary>
    void Process(ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight);

    void Reset();
}
