namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>How the sample's loop is played.</summary>
internal enum LoopMode
{
    None,
    Always,
    UntilRelease,
}

/// <summary>
/// A stretch of 16-bit sample data inside the mapped file, with its loop, counted from the first sample. Whoever makes one
/// has checked that 0 ≤ loop start &lt; loop end ≤ length and that the memory is there.
/// </summary>
internal readonly unsafe struct SampleSpan(short* start, int length, int loopStart, int loopEnd, LoopMode loop)
{
    private readonly short* _start = start;

    public ReadOnlySpan<short> Data => new(_start, Length);

    public int Length { get; } = length;

    /// <summary>Spans that begin in the same place of the file are of one recording.</summary>
    public nint Recording => (nint)_start;

    public int LoopStart { get; } = loopStart;

    public int LoopEnd { get; } = loopEnd;

    public LoopMode Loop { get; } = loop;
}
