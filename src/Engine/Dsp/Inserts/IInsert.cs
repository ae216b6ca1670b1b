namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>An effect in the line of one instrument, in place. Blocks of any length give the same sound.</summary>
internal interface IInsert
{
    /// <summary>How long it may sound on when nothing comes in any more.</summary>
    int TailSamples { get; }

    /// <summary>Makes it as new.</summary>
    void Reset();

    void Process(Span<float> left, Span<float> right);
}
