using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>A tone being heard.</summary>
internal sealed class TonePart : LayerPart
{
    /// <summary>No two occurrences are tuned quite alike.</summary>
    private const double Detune = 0.0025;

    /// <summary>Nothing swings as a pure sine: what is driven harder gains partials.</summary>
    private const double LeastIndex = 0.12;

    /// <summary>Of the sample rate.</summary>
    private const double Highest = 0.42;

    private readonly ToneLayer _tone;
    private readonly Stage _stage;
    private readonly double _tune;
    private readonly UnisonVoice[] _voices;
    private readonly BentSine[] _sines;
    private readonly double[] _phases;
    private readonly double[] _others;
    private readonly double[] _steps;
    private readonly StraightWaves _waves = new();
    private readonly float[] _wave = new float[Sounding.Stretch];
    private StateVariableFilter _filter;

    public TonePart(ToneLayer tone, in Stage stage, ref Scatter scatter) : base(tone, stage, ref scatter)
    {
        (_tone, _stage, _tune) = (tone, stage, scatter.Between(1 - Detune, 1 + Detune));
        _voices = Unison.Of(tone.Voices, tone.DetuneCents, 0.8, tone.Spread);
        _sines = new BentSine[_voices.Length];
        (_phases, _others, _steps) = (new double[_voices.Length], new double[_voices.Length], new double[_voices.Length]);
        for (var i = 0; i < _voices.Length; i++)
        {
            _phases[i] = scatter.Next();
            _others[i] = (_phases[i] + 0.5) % 1;
            _sines[i] = new BentSine(_phases[i], tone.Ratio);
        }
    }

    protected override void Make(Span<float> left, Span<float> right)
    {
        var hertz = _tone.Hertz.ByFactors(Clock.Way) * _tune * _stage.Pitch * Math.Pow(2, Clock.Semitones / 12);
        for (var i = 0; i < _voices.Length; i++)
        {
            var step = Math.Min(Highest, hertz * Math.Pow(2, _voices[i].Cents / 1200) / SampleClock.Rate);
            var (toLeft, toRight) = ((float)(_voices[i].Gain * (1 - _voices[i].Pan)), (float)(_voices[i].Gain * (1 + _voices[i].Pan)));
            if (_tone.Wave == ToneWave.Sine) AddSine(i, step, left, right, toLeft, toRight);
            else AddStraight(i, step, toLeft, toRight);
        }

        if (_tone.Wave != ToneWave.Sine) _waves.Finish(left, right);
        if (_tone.CutoffHz is not { } cutoff) return;
        var high = cutoff.ByFactors(Clock.Way) * _stage.Bright * _stage.Pitch * Math.Pow(2, Clock.CutoffSemitones / 12);
        _filter.Process(left, right, FilterKind.LowPass12, Math.Min(Highest, high / SampleClock.Rate), 1 / _tone.Q);
    }

    private void AddSine(int voice, double step, Span<float> left, Span<float> right, float toLeft, float toRight)
    {
        var from = _steps[voice] == 0 ? step : _steps[voice];
        _steps[voice] = step;

        // A modulator reaches no higher than what can be heard, or it comes back as something else.
        var index = (LeastIndex + _tone.Index.At(Clock.Way)) * Clock.IndexFactor * _stage.Bright;
        var room = Math.Max(0, ((0.5 / step) - 1) / _tone.Ratio);
        _sines[voice].Run(_wave, from, step, Math.Min(index, room));
        Ramp.Add(_wave, left, toLeft, toLeft);
        Ramp.Add(_wave, right, toRight, toRight);
    }

    private void AddStraight(int voice, double step, float toLeft, float toRight)
    {
        if (_tone.Wave == ToneWave.Triangle)
        {
            _waves.Triangle(ref _phases[voice], step, Sounding.Stretch, toLeft, toRight);
            return;
        }

        _waves.Saw(ref _phases[voice], step, Sounding.Stretch, toLeft, toRight);

        // A square is the difference of two saws half a cycle apart.
        if (_tone.Wave == ToneWave.Square) _waves.Saw(ref _others[voice], step, Sounding.Stretch, -toLeft, -toRight);
    }
}
