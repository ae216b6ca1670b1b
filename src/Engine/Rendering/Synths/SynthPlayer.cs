using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Dsp.Inserts;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Rendering.Synths;

/// <summary>
/// Plays a preset of a synth. Voices move in control stretches on a fixed grid counted from the first sample ever asked
/// for; a note that begins within a stretch is added from its own sample on. So the sound does not depend on how the caller
/// cuts its blocks.
/// </summary>
internal sealed class SynthPlayer : IPlayer
{
    public const int GridSamples = 32;

    /// <summary>What presets count their GainDb from: a voice works near full scale, an instrument leaves room for chords.</summary>
    private const double HeadroomDb = -24;

    private const double VibratoHz = 5.4;

    /// <summary>Share of the way that expression and vibrato move per stretch: two thirds in 10 and 60 ms.</summary>
    private const float ExpressionSpeed = 0.065f;
    private const float VibratoSpeed = 0.011f;

    /// <summary>Players of one preset begin their slow movements somewhere within this time.</summary>
    private const double ClockSpreadSeconds = 60;

    private readonly SynthPreset _preset;
    private readonly int _sampleRate;
    private readonly float _gain;
    private readonly double _clockStart;
    private readonly SynthNote[] _notes;
    private readonly InsertChain _inserts;
    private readonly float[] _left = new float[GridSamples];
    private readonly float[] _right = new float[GridSamples];
    private readonly float[] _level = new float[GridSamples];
    private long _stretches;
    private long _noteCount;
    private int _inGrid;
    private int _sounding;
    private float _expression = 1;
    private float _expressionTarget = 1;
    private float _vibratoCents;
    private float _vibratoTarget;

    public SynthPlayer(SynthPreset preset, int sampleRate, Seed seed, double gainDb = 0)
    {
        _preset = preset;
        _sampleRate = sampleRate;
        _gain = (float)Decibels.ToGain(HeadroomDb + preset.GainDb + gainDb);
        _clockStart = seed.For("clock").Begin().Next() * ClockSpreadSeconds;
        _inserts = new InsertChain(preset.Inserts, sampleRate);

        // Twice as many as may be held: those that had to make room are still fading.
        _notes = new SynthNote[2 * (preset.Mono ? 1 : preset.Polyphony)];
        for (var i = 0; i < _notes.Length; i++) _notes[i] = new SynthNote(preset.Voice(sampleRate));
        Array.Fill(_level, _gain);
    }

    private Bearing Bearing
    {
        get
        {
            var seconds = _clockStart + ((double)_stretches * GridSamples / _sampleRate);
            var vibrato = _vibratoCents == 0 ? 0 : _vibratoCents / 100 * (float)Math.Sin(2 * Math.PI * VibratoHz * seconds);
            return new Bearing(_expression, vibrato, seconds);
        }
    }

    public void NoteOn(in NoteStart note)
    {
        if (_preset.Mono && Held() is { } held)
        {
            held.Slide(note with
            {
                GlideFrom = note.GlideFrom > 0 ? note.GlideFrom : held.Key,
                GlideSeconds = note.GlideSeconds > 0 ? note.GlideSeconds : _preset.GlideSeconds,
            });
            return;
        }

        if (_preset.ChokeGroup(note.Key) is not 0 and var group) Choke(group);
        MakeRoom();
        foreach (var free in _notes)
        {
            if (free.Sounds) continue;
            free.Start(note, ++_noteCount);
            _sounding++;
            if (_inGrid == 0) return;
            free.Add(_left.AsSpan(_inGrid), _right.AsSpan(_inGrid), Bearing);

            // Effects that rest wake with the note: from the next stretch on they would take over with a jump.
            _inserts.Begin(true, GridSamples);
            return;
        }
    }

    public void NoteOff(double key)
    {
        SynthNote? oldest = null;
        foreach (var note in _notes)
        {
            if (note.IsHeld && note.Key == key && (oldest is null || note.Number < oldest.Number)) oldest = note;
        }

        oldest?.Release();
    }

    public void Express(float level)
    {
        _expressionTarget = Math.Clamp(level, 0, 1);
        if (_sounding > 0 || _inserts.Rings) return;
        _expression = _expressionTarget;
        Array.Fill(_level, _gain * _expression * _expression);
    }

    public void Vibrate(float cents) => _vibratoTarget = cents;

    public bool Process(Span<float> left, Span<float> right)
    {
        for (var done = 0; done < left.Length;)
        {
            if (_inGrid == 0) Control();
            var count = Math.Min(GridSamples - _inGrid, left.Length - done);
            Hand(left.Slice(done, count), right.Slice(done, count));
            done += count;
        }

        return _sounding > 0 || _inserts.Rings;
    }

    /// <summary>Begins a stretch: all voices make theirs.</summary>
    private void Control()
    {
        _stretches++;
        _left.AsSpan().Clear();
        _right.AsSpan().Clear();

        var expression = _expression + ((_expressionTarget - _expression) * ExpressionSpeed);
        for (var i = 0; i < GridSamples; i++)
        {
            // Squared, as General MIDI maps its expression controller to amplitude.
            var level = _expression + ((expression - _expression) * (i + 1) / GridSamples);
            _level[i] = _gain * level * level;
        }

        _expression = expression;
        _vibratoCents += (_vibratoTarget - _vibratoCents) * VibratoSpeed;

        _sounding = 0;
        var bearing = Bearing;
        foreach (var note in _notes)
        {
            if (!note.Sounds) continue;
            note.Add(_left, _right, bearing);
            if (note.Sounds) _sounding++;
        }

        _inserts.Begin(_sounding > 0, GridSamples);
    }

    private void Hand(Span<float> left, Span<float> right)
    {
        _left.AsSpan(_inGrid, left.Length).CopyTo(left);
        _right.AsSpan(_inGrid, left.Length).CopyTo(right);
        _inserts.Process(left, right);
        var level = _level.AsSpan(_inGrid, left.Length);
        TensorPrimitives.Multiply(left, level, left);
        TensorPrimitives.Multiply(right, level, right);
        _inGrid = (_inGrid + left.Length) % GridSamples;
    }

    private SynthNote? Held()
    {
        foreach (var note in _notes)
        {
            if (note.IsHeld) return note;
        }

        return null;
    }

    private void Choke(int group)
    {
        foreach (var note in _notes)
        {
            if (note.Sounds && _preset.ChokeGroup(note.Key) == group) note.Choke();
        }
    }

    /// <summary>When all voices are taken, the one that is missed least makes way: released ones first, then the oldest.</summary>
    private void MakeRoom()
    {
        var taken = 0;
        SynthNote? least = null;
        foreach (var note in _notes)
        {
            if (!note.Sounds || note.IsChoked) continue;
            taken++;
            if (least is null || (note.IsHeld, note.Number).CompareTo((least.IsHeld, least.Number)) < 0) least = note;
        }

        if (taken * 2 >= _notes.Length) least?.Choke();
    }
}
