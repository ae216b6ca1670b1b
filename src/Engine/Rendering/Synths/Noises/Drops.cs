using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Noises;

/// <summary>Single small sounds being heard: pulses of every strength, at moments of their own, through a band.</summary>
internal sealed class Drops(DropOptions options, int sampleRate)
{
    /// <summary>A record does not turn quite evenly.</summary>
    private const double Wow = 0.002;

    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private readonly float _gain = (float)Decibels.ToGain(options.LevelDb);
    private Scatter _scatter;
    private Band _band;
    private double _next;

    public void Start(ref Scatter scatter)
    {
        _scatter = new Scatter((float)scatter.Next());
        _band.Reset();
        _next = Gap() * _scatter.Next();
    }

    public void Add(Span<float> left, Span<float> right, double opens)
    {
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        ownLeft.Clear();
        ownRight.Clear();
        for (; _next < left.Length; _next += Gap()) Drop(ownLeft, ownRight, (int)_next);
        _next -= left.Length;
        _band.Process(ownLeft, ownRight, options.LowHz / sampleRate, options.HighHz * opens / sampleRate, options.Q);
        Ramp.Add(ownLeft, left, _gain, _gain);
        Ramp.Add(ownRight, right, _gain, _gain);
    }

    private void Drop(Span<float> left, Span<float> right, int at)
    {
        var strength = (float)Decibels.ToGain(-options.RangeDb * _scatter.Next()) * (_scatter.Next() < 0.5 ? -1 : 1);
        var pan = (float)(options.Width * _scatter.Between(-1, 1));
        left[at] += strength * (1 - pan);
        right[at] += strength * (1 + pan);
    }

    /// <summary>Samples to the next: as long as chance will have it, or once around.</summary>
    private double Gap() => sampleRate * (options.EverySeconds > 0
        ? options.EverySeconds * _scatter.Between(1 - Wow, 1 + Wow)
        : -Math.Log(1 - _scatter.Next()) / options.PerSecond);
}
