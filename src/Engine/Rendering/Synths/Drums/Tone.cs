using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Drums;

/// <summary>A sine with a falling pitch being heard.</summary>
internal struct Tone(ToneOptions options, int sampleRate, float velocity, ref Scatter scatter)
{
    private const double Silence = 1e-5;

    private readonly double _gain = Decibels.ToGain(options.LevelDb);
    private readonly double _seconds = options.Seconds * scatter.Between(0.97, 1.03);
    private readonly double _force = Math.Pow(Force.Of(velocity), 0.5);
    private double _cycles = options.Cycles;
    private double _age;
    private double _hertz;
    private double _level;

    public bool Sounds { get; private set; } = true;

    public void Add(Span<float> output, double factor)
    {
        if (_age == 0) (_hertz, _level) = (Hertz(factor), Level());
        var (hertz, level) = (_hertz, _level);
        _age += (double)output.Length / sampleRate;
        (_hertz, _level) = (Hertz(factor), Level());
        var (step, bend) = (hertz / sampleRate, (_hertz - hertz) / sampleRate / output.Length);
        var slope = (_level - level) / output.Length;
        for (var i = 0; i < output.Length; i++)
        {
            output[i] += (float)level * Sine.Of((float)_cycles);
            _cycles += step + (bend * (i + 0.5));
            level += slope;
        }

        _cycles -= Math.Floor(_cycles);
        Sounds = _level > Silence || _age < options.AttackSeconds;
    }

    private readonly double Hertz(double factor)
    {
        var semitones = 0.0;
        foreach (var sweep in options.Sweeps) semitones += sweep.Semitones * _force * Math.Exp(-_age / sweep.Seconds);
        return options.Hz * factor * Math.Pow(2, semitones / 12);
    }

    private readonly double Level()
    {
        var since = _age - options.AttackSeconds;
        return since < 0 ? _gain * _age / options.AttackSeconds : _gain * Math.Exp(-ModeBank.SixtyDb * since / _seconds);
    }
}
