using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// All that is done to the music before the gain curve of the whole, in this order. Linear and the same for every stem,
/// so that stems still add up.
/// </summary>
internal sealed record Finish(Tone? Tone)
{
    public static Finish None { get; } = new((Tone?)null);

    /// <summary>The rides, where they are not part of the whole's own curve.</summary>
    public GainCurve? Rides { get; init; }

    public Ducking? Ducking { get; init; }

    public double GainDb { get; init; }

    /// <summary>For one signal, from its first sample to its last.</summary>
    public Finisher Begin() => new(this);
}

/// <summary>Finishes one signal, block after block.</summary>
internal sealed class Finisher(Finish finish)
{
    private readonly StereoFilter _tone = finish.Tone?.Filter() ?? new StereoFilter();
    private readonly float _gain = (float)Decibels.ToGain(finish.GainDb);
    private readonly Ducker? _ducker = finish.Ducking is { } ducking ? new Ducker(ducking) : null;

    public void Process(long start, Span<float> left, Span<float> right)
    {
        _tone.Process(left, right, left, right);
        finish.Rides?.Apply(start, left, right);
        _ducker?.Process(start, left, right);
        if (finish.GainDb == 0) return;
        TensorPrimitives.Multiply(left, _gain, left);
        TensorPrimitives.Multiply(right, _gain, right);
    }
}
