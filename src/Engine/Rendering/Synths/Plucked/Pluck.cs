using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Plucked;

/// <summary>
/// What a pluck sends into the string: a string drawn aside to a corner pulls at the bridge one way until the corner has
/// been there and back, then the other way. Its edges are as soft as what plucks.
/// </summary>
internal struct Pluck
{
    private const double SharpestEdge = 2;

    private double _age;
    private double _period;
    private double _position;
    private double _edge;
    private float _rough;
    private StereoNoise _noise;

    public void Start(PluckedPreset preset, float velocity, double hertz, int sampleRate, ref Scatter scatter)
    {
        _age = 0;
        _period = sampleRate / hertz;

        // Never twice in quite the same place.
        _position = preset.Position * scatter.Between(0.88, 1.12);
        var edge = Force.ContactSeconds(preset.PluckMs / 1000, velocity) * sampleRate * scatter.Between(0.9, 1.1);
        _edge = Math.Clamp(edge, SharpestEdge, Math.Max(SharpestEdge, 0.8 * _position * _period));
        _rough = (float)Decibels.ToGain(preset.RoughDb);
        _noise = new StereoNoise(ref scatter);
    }

    /// <summary>Overwrites the stretch.</summary>
    public void Fill(Span<float> output, Span<float> aside)
    {
        output.Clear();
        if (_age > _period + _edge) return;
        if (_age < _period) _noise.Add(output, aside, _rough);
        for (var i = 0; i < output.Length; i++)
        {
            var t = _age + i;
            output[i] += (float)(Edge(t) * (1 - _position) - Edge(t - (_position * _period)) + (_position * Edge(t - _period)));
        }

        _age += output.Length;
    }

    private readonly double Edge(double t)
    {
        if (t <= 0) return 0;
        if (t >= _edge) return 1;
        return 0.5 - (0.5 * Math.Cos(Math.PI * t / _edge));
    }
}
