using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>A band of noise being heard.</summary>
internal sealed class NoisePart : LayerPart
{
    /// <summary>A band follows the size of a thing less than its pitch does.</summary>
    private const double FollowsPitch = 0.7;

    private readonly NoiseLayer _layer;
    private readonly Stage _stage;
    private readonly double _place;
    private StereoNoise _noise;
    private Band _band;

    public NoisePart(NoiseLayer layer, in Stage stage, ref Scatter scatter) : base(layer, stage, ref scatter)
    {
        (_layer, _stage, _noise) = (layer, stage, new StereoNoise(ref scatter));
        _place = Math.Pow(stage.Pitch, FollowsPitch) * scatter.Between(0.97, 1.03);
    }

    protected override void Make(Span<float> left, Span<float> right)
    {
        var factor = _place * Math.Pow(2, Clock.Semitones / 12);
        _noise.Add(left, right, 1, _layer.Width);
        _band.Process(left, right,
            _layer.LowHz.ByFactors(Clock.Way) * factor / SampleClock.Rate, _layer.HighHz.ByFactors(Clock.Way) * factor * _stage.Bright / SampleClock.Rate, _layer.Q);
    }
}
