using System.Numerics.Tensors;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Fm;

/// <summary>One note of the FM synth.</summary>
internal sealed class FmVoice : ISynthVoice
{
    /// <summary>Opens at once: the operators have envelopes of their own.</summary>
    private static readonly AdsrOptions Open = new() { AttackSeconds = 0.0005, ReleaseSeconds = 60 };

    private readonly FmPreset _preset;
    private readonly int _sampleRate;
    private readonly Operator[] _operators;
    private readonly Modulators _modulators;
    private readonly float[] _left = new float[SynthPlayer.GridSamples];
    private readonly float[] _right = new float[SynthPlayer.GridSamples];
    private Pitch _pitch;
    private Amplifier _amplifier;
    private Adsr _filterEnvelope;
    private VoiceFilter _filter;
    private float _level;

    public FmVoice(FmPreset preset, int sampleRate)
    {
        (_preset, _sampleRate) = (preset, sampleRate);
        _operators = [.. preset.Operators.Select(options => new Operator(options, sampleRate))];
        _modulators = new Modulators(preset.Modulations);
        for (var i = 0; i < _operators.Length; i++)
        {
            if (preset.Operators[i].To.Any(to => to < 1 || to > i)) throw new InvalidDataException($"{preset.Name}: operator {i + 1} can bend only those before it.");
        }
    }

    public bool Sounds { get; private set; }

    public void Start(in NoteStart note)
    {
        var scatter = new Scatter(note.Variation);
        _pitch.Start(note, _sampleRate, _preset.DriftCents, ref scatter);
        _modulators.Start(ref scatter);
        var hertz = Pitch.Hertz(note.Key);
        foreach (var one in _operators) one.Start(note, HighestLevel(one, hertz), ref scatter);
        _amplifier.Start(Open, _sampleRate, note.Velocity, _preset.VelocityToLevel);
        _filterEnvelope.Start(_preset.FilterEnvelope, _sampleRate);
        if (_preset.Filter is { } filter) _filter.Start(filter, _sampleRate, note);
        (Sounds, _level) = (true, 1);
    }

    public void Slide(in NoteStart note) => _pitch.Slide(note);

    public void Release()
    {
        foreach (var one in _operators) one.Release();
        _filterEnvelope.Release();
    }

    public void Choke() => _amplifier.Choke();

    public void Add(Span<float> left, Span<float> right, in Bearing bearing)
    {
        var modulation = _modulators.At(bearing);
        var hertz = Pitch.Hertz(_pitch.Advance(left.Length, bearing) + modulation.Semitones);
        var ownLeft = _left.AsSpan(0, left.Length);
        var ownRight = _right.AsSpan(0, left.Length);
        ownLeft.Clear();
        ownRight.Clear();

        // Less expression, less bending: softer and darker, as everywhere else.
        var index = Exponential.Exp2(modulation.Octaves + bearing.Expression - 1);
        Sounds = false;
        for (var i = _operators.Length - 1; i >= 0; i--)
        {
            var one = _operators[i];
            Sounds |= one.IsHeard && !one.IsOver;
            var sound = one.Run(one.Hertz(hertz), one.IsHeard ? 1 : index, left.Length);
            if (one.IsHeard) Hear(sound, one.Options.Pan, ownLeft, ownRight);
            else foreach (var to in one.Options.To) TensorPrimitives.Add(_operators[to - 1].Bend[..left.Length], sound, _operators[to - 1].Bend[..left.Length]);
        }

        if (_preset.Filter is not null) _filter.Process(ownLeft, ownRight, _filterEnvelope.Advance(left.Length), 0, bearing.Expression);
        var (from, until) = _amplifier.Advance(left.Length);
        Ramp.Add(ownLeft, left, from * _level, until * modulation.Level);
        Ramp.Add(ownRight, right, from * _level, until * modulation.Level);
        _level = modulation.Level;
        Sounds &= _amplifier.Sounds;
    }

    private static void Hear(ReadOnlySpan<float> sound, double pan, Span<float> left, Span<float> right)
    {
        TensorPrimitives.MultiplyAdd(sound, (float)Math.Min(1, 1 - pan), left, left);
        TensorPrimitives.MultiplyAdd(sound, (float)Math.Min(1, 1 + pan), right, right);
    }

    /// <summary>
    /// Bending by an index β puts side bands J₁(β), J₂(β) … on both sides, one operator's frequency apart. Those that would
    /// pass half the sample rate must be nearly silent: Jₙ(β) is at most (β/2)ⁿ/n!. What is heard must lie below it anyway.
    /// </summary>
    private double HighestLevel(Operator one, double keyHertz)
    {
        const double silent = 0.0008;
        var own = one.Hertz(keyHertz);
        if (one.IsHeard) return own < 0.47 * _sampleRate ? double.PositiveInfinity : 0;
        var room = double.PositiveInfinity;
        foreach (var to in one.Options.To)
        {
            var taken = _operators[to - 1].Hertz(keyHertz);
            foreach (var other in _operators)
            {
                if (other != one && other.Options.To.Contains(to)) taken += other.Hertz(keyHertz);
            }

            room = Math.Min(room, (0.5 * _sampleRate) - taken);
        }

        // From twenty side bands on there is room for any index.
        var first = Math.Floor(room / own) + 1;
        if (first < 1) return 0;
        if (first > 20) return double.PositiveInfinity;
        var factorial = 1.0;
        for (var n = 2; n <= first; n++) factorial *= n;
        return 2 * Math.Pow(silent * factorial, 1 / first);
    }
}
