using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>The space of a sound being heard.</summary>
internal sealed class Halo(HaloOptions options)
{
    /// <summary>Of the time to fall by 60 dB: until nothing is left of it.</summary>
    private const double Tail = 1.3;

    private readonly Reverb _space = new(SampleClock.Rate, new ReverbOptions
    {
        PreDelaySeconds = 0.01,
        LowDecaySeconds = options.Seconds,
        HighDecaySeconds = 0.65 * options.Seconds,
        CrossoverHz = 3000,
        ShortestPathSeconds = 0.021,
        LongestPathSeconds = 0.078,
        LowCutHz = options.LowCutHz,
        HighCutHz = options.HighCutHz,
        DriftSeconds = 0.0006,
        DriftHz = 0.3,
    });

    private readonly float _gain = (float)Decibels.ToGain(options.Db);
    private readonly float[] _left = new float[Sounding.Stretch];
    private readonly float[] _right = new float[Sounding.Stretch];
    private int _rest = (int)(Tail * options.Seconds * SampleClock.Rate);

    /// <summary>Adds the space around a stretch; false where it has died away too.</summary>
    public bool Add(Span<float> left, Span<float> right, bool sounds)
    {
        TensorPrimitives.Multiply(left, _gain, _left);
        TensorPrimitives.Multiply(right, _gain, _right);
        _space.Process(_left, _right, left, right);
        if (!sounds) _rest -= left.Length;
        return _rest > 0;
    }
}
