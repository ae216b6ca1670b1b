namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>One oscillator of a voice with its unison.</summary>
internal sealed class Oscillator
{
    /// <summary>As loud as each other to the ear when equally set: a saw is the measure.</summary>
    private const float PulseGain = 0.6f;
    private const float TriangleGain = 1f;

    /// <summary>Of the sample rate.</summary>
    private const double Highest = 0.45;

    private readonly OscillatorOptions _options;
    private readonly double[] _ratios;
    private readonly (float Left, float Right)[] _gains;
    private readonly double[] _phases;
    private readonly double[] _others;
    private double _width;

    public Oscillator(OscillatorOptions options)
    {
        _options = options;
        var voices = Unison.Of(options.Voices, options.DetuneCents, options.Blend, options.Spread);
        _ratios = Array.ConvertAll(voices, voice => Math.Pow(2, (options.Semitones / 12) + ((options.Cents + voice.Cents) / 1200)));
        _gains = Array.ConvertAll(voices, voice => Gains(voice, options));
        _phases = new double[_ratios.Length];
        _others = new double[_ratios.Length];
    }

    public void Start(ref Scatter scatter)
    {
        _width = _options.Width;
        for (var i = 0; i < _phases.Length; i++)
        {
            var start = scatter.Next();
            _phases[i] = _options.Restarts ? (double)i / _phases.Length : start;

            // The second edge of a pulse, or the master of a synced saw.
            _others[i] = _options.Sync ? 0 : Fraction(_phases[i] - _width);
        }
    }

    /// <summary>Adds a stretch of all waves with edges; a sine has none and is added by <see cref="AddSine"/>.</summary>
    /// <param name="waves">Where they are summed.</param>
    /// <param name="step">Cycles a sample of the key's pitch.</param>
    /// <param name="width">Added to a pulse's own.</param>
    /// <param name="envelope">The filter's, 0 to 1.</param>
    /// <param name="samples">Length of the stretch.</param>
    public void Add(StraightWaves waves, double step, double width, float envelope, int samples)
    {
        if (_options.Wave == Wave.Sine) return;
        width = Math.Clamp(_options.Width + width, 0.03, 0.97);
        var sweep = _options.SyncSweepSemitones == 0 ? 1 : Math.Pow(2, envelope * _options.SyncSweepSemitones / 12);
        for (var i = 0; i < _phases.Length; i++)
        {
            var own = Math.Min(step * _ratios[i] * sweep, Highest);
            var (left, right) = _gains[i];
            if (_options.Sync) waves.SyncedSaw(ref _phases[i], own, ref _others[i], Math.Min(step, Highest), samples, left, right);
            else if (_options.Wave == Wave.Triangle) waves.Triangle(ref _phases[i], own, samples, left, right);
            else waves.Saw(ref _phases[i], own, samples, left, right);

            // A pulse is the difference of two saws its width apart: free of DC, and the width may move.
            if (_options.Wave == Wave.Pulse) waves.Saw(ref _others[i], own - ((width - _width) / samples), samples, -left, -right);
        }

        _width = width;
    }

    public void AddSine(Span<float> left, Span<float> right, double step)
    {
        if (_options.Wave != Wave.Sine) return;
        for (var voice = 0; voice < _phases.Length; voice++)
        {
            var own = Math.Min(step * _ratios[voice], Highest);
            var (leftGain, rightGain) = _gains[voice];
            Sine.Add(_phases[voice], own, left, right, leftGain, rightGain);
            _phases[voice] = Fraction(_phases[voice] + (own * left.Length));
        }
    }

    private static double Fraction(double x) => x - Math.Floor(x);

    private static (float Left, float Right) Gains(UnisonVoice voice, OscillatorOptions options)
    {
        var shape = options.Wave switch { Wave.Pulse => PulseGain, Wave.Triangle => TriangleGain, _ => 1 };
        var gain = options.Level * voice.Gain * shape;
        if (voice.Pan == 0) return ((float)gain, (float)gain);
        var (right, left) = Math.SinCos((voice.Pan + 1) * Math.PI / 4);
        return ((float)(gain * left * Math.Sqrt(2)), (float)(gain * right * Math.Sqrt(2)));
    }
}
