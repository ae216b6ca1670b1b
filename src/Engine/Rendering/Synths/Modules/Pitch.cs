using Cuewright.Engine.Rendering.Sampler;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>The key a voice sounds at: slides to it, drifts around it.</summary>
internal struct Pitch
{
    private const double DriftHz = 0.31;

    private int _sampleRate;
    private double _key;
    private double _from;
    private double _slideSamples;
    private double _slid;
    private double _driftSemitones;
    private double _driftCycles;
    private double _offset;

    /// <summary>The middle of what drift and vibrato move around.</summary>
    public readonly double Key => _key;

    /// <param name="note">What to play.</param>
    /// <param name="sampleRate">Samples a second.</param>
    /// <param name="driftCents">How far an oscillator wanders that is never quite warm.</param>
    /// <param name="scatter">Where the wandering begins.</param>
    public void Start(in NoteStart note, int sampleRate, double driftCents, ref Scatter scatter)
    {
        _sampleRate = sampleRate;
        _driftSemitones = driftCents / 100;
        _driftCycles = scatter.Next();
        _offset = _driftSemitones * scatter.Between(-0.5, 0.5);
        _key = note.Key;
        _slideSamples = 0;
        if (note.GlideFrom > 0 && note.GlideSeconds > 0) Slide(note.GlideFrom, note.Key, note.GlideSeconds);
    }

    public void Slide(in NoteStart note) => Slide(Now, note.Key, note.GlideSeconds);

    /// <summary>Where it stands after so many samples more, as a key.</summary>
    public double Advance(int samples, in Bearing bearing)
    {
        _slid += samples;
        _driftCycles += samples * DriftHz / _sampleRate;
        return Now + _offset + bearing.VibratoSemitones + (0.5 * _driftSemitones * Wander(_driftCycles));
    }

    public static double Hertz(double key) => 440 * Exponential.Exp2((float)((key - 69) / 12));

    private readonly double Now
    {
        get
        {
            if (_slid >= _slideSamples) return _key;

            // Fast at first and settling: as a hand finds its place.
            var open = 1 - (_slid / _slideSamples);
            return _key + ((_from - _key) * open * open);
        }
    }

    private void Slide(double from, double to, double seconds) =>
        (_from, _key, _slideSamples, _slid) = (from, to, seconds * _sampleRate, 0);

    /// <summary>Two slow sines that do not meet again for a minute.</summary>
    private static double Wander(double cycles) =>
        (0.6 * Sine.Of((float)cycles)) + (0.4 * Sine.Of((float)(2.618 * cycles)));
}
