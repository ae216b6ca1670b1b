using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// Plays a preset of a bank. Control values are set on a fixed grid of 64 samples counted from the first sample ever
/// asked for, so the sound does not depend on how the caller cuts its blocks.
/// </summary>
internal sealed class SamplerPlayer : IPlayer
{
    /// <summary>Full scale leaves 12 dB of room for chords.</summary>
    public const float HeadroomGain = 0.25f;

    private const int GridSamples = 64;
    private const int Polyphony = 128;

    /// <summary>From here on new notes silence the oldest.</summary>
    private const int CrowdedPolyphony = 112;

    /// <summary>Release of a voice silenced by its exclusive class, 0.9 s for the full 96 dB, and of one that must make room.</summary>
    private const float ExclusiveTimecents = -200;
    private const float MakeRoomTimecents = -3600;

    /// <summary>Release of what a slurred note takes over from: 20 dB down when the new one is full.</summary>
    private const float SlurTimecents = -2700;

    /// <summary>Share of the way expression moves per grid: 10 ms to reach two thirds.</summary>
    private const float ExpressionSpeed = 0.125f;

    private readonly Preset _preset;
    private readonly float _gain;
    private readonly SamplerOptions _options;
    private readonly double _gridSeconds;
    private readonly Voice[] _voices = new Voice[Polyphony];
    private readonly VoiceLanes[] _lanes = new VoiceLanes[Polyphony / VoiceLanes.Count];
    private readonly float[] _input = new float[GridSamples * VoiceLanes.Count];
    private readonly float[] _left = new float[GridSamples * VoiceLanes.Count];
    private readonly float[] _right = new float[GridSamples * VoiceLanes.Count];
    private readonly float[] _expressionRamp = new float[GridSamples];
    private int _active;
    private int _inGrid;
    private long _notes;
    private float _expressionTarget = 1;
    private float _expression = 1;
    private Vibrato _vibrato;
    private readonly float[] _vibratoCents;

    public SamplerPlayer(Preset preset, int sampleRate, float gain = HeadroomGain, SamplerOptions? options = null)
    {
        _preset = preset;
        _gain = gain;
        _options = options ?? new SamplerOptions();
        _gridSeconds = (double)GridSamples / sampleRate;
        for (var i = 0; i < _voices.Length; i++) _voices[i] = new Voice(sampleRate);
        for (var i = 0; i < _lanes.Length; i++) _lanes[i] = new VoiceLanes();
        _vibratoCents = new float[_options.Players];
        Array.Fill(_expressionRamp, 1);
    }

    public void NoteOn(in NoteStart note)
    {
        var key = (int)Math.Round(note.Key);
        var velocity = Math.Clamp((int)MathF.Round(note.Velocity), 1, 127);
        _notes++;
        if (note.IsSlurred)
        {
            foreach (var voice in Active) voice.Choke(SlurTimecents);
        }

        var pan = key >= 0 && key < _options.Pans.Length ? _options.Pans[key] : 0;
        for (var player = 0; player < _options.Players; player++)
        {
            // The same recording beside itself is a comb, not a section: each takes another of the three within reach.
            var neighbour = ((note.Neighbour + 1 + player) % 3) - 1;
            var recorded = neighbour == 0 ? key : _preset.Neighbour(key, neighbour, velocity);
            var standIn = recorded == key ? neighbour : 0;
            var off = _options.Intonation ? _preset.Intonation.Of(recorded, velocity) : default;
            var nuance = Nuance.Of(note.Variation, standIn, player, _options.Players);
            nuance = nuance with { Cents = nuance.Cents - off.EarlyCents, SettleCents = off.EarlyCents - off.LateCents, Pan = nuance.Pan + pan };
            foreach (var zone in _preset.At(recorded))
            {
                if (zone.Answers(velocity)) Start(zone, note, nuance, player);
            }
        }
    }

    public void NoteOff(double key)
    {
        var oldest = long.MaxValue;
        foreach (var voice in Active)
        {
            if (voice.Key == key && !voice.IsReleased) oldest = Math.Min(oldest, voice.Note);
        }

        foreach (var voice in Active)
        {
            if (voice.Note == oldest) voice.Release();
        }
    }

    public void Express(float level)
    {
        _expressionTarget = Math.Clamp(level, 0, 1);
        if (_active > 0) return;
        _expression = _expressionTarget;
        Array.Fill(_expressionRamp, _expression * _expression);
    }

    public void Vibrate(float cents) => _vibrato.Aim(cents);

    public bool Process(Span<float> left, Span<float> right)
    {
        for (var done = 0; done < left.Length;)
        {
            if (_inGrid == 0) Control();
            var count = Math.Min(GridSamples - _inGrid, left.Length - done);
            Render(left.Slice(done, count), right.Slice(done, count));
            _inGrid = (_inGrid + count) % GridSamples;
            done += count;
        }

        return _active > 0;
    }

    private Span<Voice> Active => _voices.AsSpan(0, _active);

    private void Start(Zone zone, in NoteStart note, in Nuance nuance, int player)
    {
        var exclusiveClass = (int)zone[Generator.ExclusiveClass];
        foreach (var voice in Active)
        {
            if (exclusiveClass != 0 && voice.ExclusiveClass == exclusiveClass && voice.Note != _notes) voice.Choke(ExclusiveTimecents);
        }

        if (_active >= CrowdedPolyphony) ChokeOldest();
        if (_active == Polyphony) return;
        var (lanes, lane) = Place(_active);
        var started = _voices[_active++];
        started.Start(zone, _notes, note, nuance, player, _options, _gain);
        started.Enter(lanes, lane, _expression);
        if (_inGrid > 0) started.Control(lanes, lane, _expression, _vibratoCents[player], GridSamples - _inGrid);
    }

    private void ChokeOldest()
    {
        Voice? oldest = null;
        foreach (var voice in Active)
        {
            if (!voice.IsReleased && voice.Note != _notes && (oldest is null || voice.Note < oldest.Note)) oldest = voice;
        }

        oldest?.Choke(MakeRoomTimecents);
    }

    private void Control()
    {
        _vibrato.Advance(_gridSeconds);
        for (var player = 0; player < _vibratoCents.Length; player++) _vibratoCents[player] = _vibrato.Of(player);
        for (var i = _active - 1; i >= 0; i--)
        {
            if (_voices[i].IsOver) Remove(i);
        }

        for (var i = 0; i < _active; i++)
        {
            var (lanes, lane) = Place(i);
            _voices[i].Control(lanes, lane, _expression, _vibratoCents[_voices[i].Player], GridSamples);
        }

        var slope = (_expressionTarget - _expression) * ExpressionSpeed / GridSamples;
        for (var i = 0; i < GridSamples; i++)
        {
            // Squared, as General MIDI maps its expression controller to amplitude.
            var level = _expression + (slope * (i + 1));
            _expressionRamp[i] = level * level;
        }

        _expression += slope * GridSamples;
    }

    /// <summary>The last voice takes the place of the one that is over.</summary>
    private void Remove(int index)
    {
        var last = --_active;
        var (lastLanes, lastLane) = Place(last);
        if (index != last)
        {
            var (lanes, lane) = Place(index);
            lanes.Copy(lane, lastLanes, lastLane);
            (_voices[index], _voices[last]) = (_voices[last], _voices[index]);
        }

        lastLanes.Close(lastLane);
    }

    private void Render(Span<float> left, Span<float> right)
    {
        if (_active == 0)
        {
            left.Clear();
            right.Clear();
            return;
        }

        var count = left.Length;
        var sumLeft = _left.AsSpan(0, count * VoiceLanes.Count);
        var sumRight = _right.AsSpan(0, count * VoiceLanes.Count);
        sumLeft.Clear();
        sumRight.Clear();
        for (var first = 0; first < _active; first += VoiceLanes.Count)
        {
            var filled = Math.Min(VoiceLanes.Count, _active - first);
            if (filled < VoiceLanes.Count) _input.AsSpan(0, count * VoiceLanes.Count).Clear();
            for (var lane = 0; lane < filled; lane++) _voices[first + lane].Read(_input.AsSpan(lane), count);
            _lanes[first / VoiceLanes.Count].Run(_input, sumLeft, sumRight, count);
        }

        Fold(sumLeft, left);
        Fold(sumRight, right);
        var ramp = _expressionRamp.AsSpan(_inGrid, count);
        TensorPrimitives.Multiply(left, ramp, left);
        TensorPrimitives.Multiply(right, ramp, right);
    }

    private (VoiceLanes Lanes, int Lane) Place(int voice) => (_lanes[voice / VoiceLanes.Count], voice % VoiceLanes.Count);

    /// <summary>Adds the eight lanes of each sample, always in the same order.</summary>
    private static void Fold(ReadOnlySpan<float> lanes, Span<float> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var eight = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(lanes), (nuint)(i * VoiceLanes.Count));
            var four = eight.GetLower() + eight.GetUpper();
            output[i] = four[0] + four[1] + (four[2] + four[3]);
        }
    }
}
