using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>Pings being heard, each for as long as it rings.</summary>
internal sealed class PingPart : LayerPart
{
    private const int AtOnce = 14;

    private readonly PingLayer _layer;
    private readonly Stage _stage;
    private readonly Ringers _ringers;
    private Scatter _scatter;
    private double _next;

    public PingPart(PingLayer layer, in Stage stage, ref Scatter scatter) : base(layer, stage, ref scatter)
    {
        (_layer, _stage) = (layer, stage);
        _ringers = new Ringers(AtOnce, layer.Rings.Length * (layer.SoftSeconds > 0 ? 2 : 1));
        _scatter = new Scatter((float)scatter.Next());
        _next = Gap();
    }

    public override bool IsOver => base.IsOver && !_ringers.Sounds;

    protected override void Make(Span<float> left, Span<float> right)
    {
        _next -= _layer.PerSecond.ByFactors(Clock.Way) * _stage.Density * _stage.Pace * Sounding.Stretch / SampleClock.Rate;
        for (; _next <= 0; _next += Gap()) Strike();
    }

    protected override void Ring(Span<float> left, Span<float> right) => _ringers.Add(left, right);

    private void Strike()
    {
        var (low, high) = (_layer.LowHz.ByFactors(Clock.Way), _layer.HighHz.ByFactors(Clock.Way));
        var octaves = OnScale(Math.Log2(high / low) * _scatter.Next());
        var hertz = low * Math.Pow(2, octaves + (Clock.Semitones / 12)) * _stage.Pitch;
        var gain = Clock.To * Decibels.ToGain(-_layer.RangeDb * _scatter.Next());
        var pan = _layer.Width * _scatter.Between(-1, 1);
        var bank = _ringers.Next();
        for (var i = 0; i < _layer.Rings.Length; i++)
        {
            var mode = _layer.Rings[i];
            var cycles = _scatter.Next();

            // What is struck harder rings higher up.
            var amplitude = gain * Decibels.ToGain(mode.LevelDb) * Math.Pow(_stage.Bright, Math.Log2(mode.Ratio) + (0.5 * octaves));
            var softly = _layer.SoftSeconds > 0;
            bank.Add(hertz * mode.Ratio, mode.Seconds, amplitude, pan, softly ? cycles : 0);
            if (softly) bank.Add(hertz * mode.Ratio, _layer.SoftSeconds, -amplitude, pan, cycles);
        }

        bank.Turn(1, 0);
    }

    /// <summary>The nearest place at or below, in octaves.</summary>
    private double OnScale(double octaves)
    {
        if (_layer.Scale.IsEmpty) return octaves;
        var whole = Math.Floor(octaves);
        var semitones = 12 * (octaves - whole);
        var place = 0.0;
        foreach (var step in _layer.Scale) place = step <= semitones ? Math.Max(place, step) : place;
        return whole + (place / 12);
    }

    /// <summary>To the next, where one comes a second.</summary>
    private double Gap() => -Math.Log(1 - _scatter.Next());
}
