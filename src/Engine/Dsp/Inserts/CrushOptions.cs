namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>An early sampler: few bits, few samples a second, and the filter behind its converter.</summary>
internal sealed record CrushOptions
{
    public required double Bits { get; init; }

    public required double Hertz { get; init; }

    public required double HighHz { get; init; }
}
