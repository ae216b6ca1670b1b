using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>One layer being heard.</summary>
internal abstract class LayerPart(Layer layer, in Stage stage, ref Scatter scatter)
{
    private readonly float[] _left = new float[Sounding.Stretch];
    private readonly float[] _right = new float[Sounding.Stretch];

    public virtual bool IsOver => Clock.IsOver;

    protected LayerClock Clock { get; } = new(layer, stage, ref scatter);

    public void Add(Span<float> left, Span<float> right)
    {
        Clock.Advance();
        if (Clock.Sounds)
        {
            _left.AsSpan().Clear();
            _right.AsSpan().Clear();
            Make(_left, _right);
            var pan = Math.Clamp(Clock.Pan, -1, 1);
            var (toLeft, toRight) = ((float)Math.Min(1, 1 - pan), (float)Math.Min(1, 1 + pan));
            Ramp.Add(_left, left, Clock.From * toLeft, Clock.To * toLeft);
            Ramp.Add(_right, right, Clock.From * toRight, Clock.To * toRight);
        }

        Ring(left, right);
    }

    /// <summary>Adds a stretch at full level to both, which are empty.</summary>
    protected abstract void Make(Span<float> left, Span<float> right);

    /// <summary>Adds what goes on by itself.</summary>
    protected virtual void Ring(Span<float> left, Span<float> right)
    {
    }
}
