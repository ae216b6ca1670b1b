namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// One zone sounding. Sound runs sample by sample in the playhead and the lanes; here, once per control block, envelopes
/// and oscillators move on and set where pitch, filter and level shall be at the block's end.
/// </summary>
internal sealed class Voice(int sampleRate)
{
    /// <summary>The volume envelope spans 96 dB from silence to full.</summary>
    private const float EnvelopeCentibels = 960;

    /// <summary>−100 dB: below that a voice is over.</summary>
    private const float Inaudible = 1e-5f;

    /// <summary>When the pitch of the attack begins to give way to that of the loop, and how long it takes.</summary>
    private const float SettlesAfterSeconds = 0.4f;
    private const float SettlesSeconds = 0.8f;

    private VoiceShape _shape;
    private SamplePlayhead _playhead;
    private Envelope _volume;
    private Envelope _modulation;
    private Lfo _modulationLfo;
    private Lfo _vibratoLfo;
    private LaneCourse _course;
    private float _filterCents;
    private float _softness;
    private float _panLeft;
    private float _panRight;
    private double _step;
    private float _glideCents;
    private float _glideLength;
    private float _glided;
    private float _age;
    private Sway _sway;
    private float _wanderCents;
    private float _wanderCentibels;

    public double Key { get; private set; }

    /// <summary>Number of the note it belongs to; the layers of one note share it.</summary>
    public long Note { get; private set; }

    /// <summary>Which of the section plays it.</summary>
    public int Player { get; private set; }

    public int ExclusiveClass { get; private set; }

    public bool IsReleased { get; private set; }

    public bool IsOver { get; private set; }

    /// <summary>The attack of the modulation envelope is convex (SoundFont 2.04 section 8.1.2, 26).</summary>
    private float ModulationValue => _modulation.IsAttacking
        ? Math.Clamp(1 + (400f / 960 * MathF.Log10(Math.Max(_modulation.Value, 1e-3f))), 0, 1)
        : _modulation.Value;

    public void Start(Zone zone, long number, in NoteStart note, in Nuance nuance, int player, SamplerOptions options, float gain)
    {
        Key = note.Key;
        Note = number;
        Player = player;
        ExclusiveClass = (int)zone[Generator.ExclusiveClass];
        IsReleased = false;
        IsOver = false;
        _shape = new VoiceShape(zone, note, nuance, options, sampleRate);
        _glideCents = note.IsSlurred && note.GlideSeconds > 0 ? (float)(100 * (note.GlideFrom - note.Key)) : 0;
        _glideLength = note.GlideSeconds * sampleRate;
        _glided = 0;
        _age = 0;
        _sway.Start(nuance.Phase);
        (_wanderCents, _wanderCentibels) = (options.WanderCents, 10 * options.WanderDb);
        var highestCents = Math.Max(0, _glideCents) + _wanderCents + Math.Max(0, _shape.SettleCents) + Math.Max(0, _shape.ModulationEnvelopeToPitch);
        _playhead.Start(zone.Sample, _shape.SampleStart, _shape.Step * Exponential.Exp2(highestCents / 1200));
        _volume.Start(_shape.Volume);
        _modulation.Start(_shape.Modulation);
        _modulationLfo = _shape.ModulationLfo;
        _vibratoLfo = _shape.VibratoLfo;
        (_panRight, _panLeft) = MathF.SinCos((_shape.Pan + 1) * MathF.PI / 4);
        _panLeft *= gain * _shape.Gain;
        _panRight *= gain * _shape.Gain;
        _filterCents = float.NaN;
        _softness = float.NaN;
        _course = default;
        _step = _shape.Step;
    }

    /// <summary>Gives the voice its lane, with the filter where it will first stand.</summary>
    public void Enter(VoiceLanes lanes, int lane, float expression)
    {
        _course = Course(expression, 0, 0);
        lanes.Open(lane, _course.Filter, _shape.Timbre.Split);
    }

    public void Release() => Release(_shape.Volume.Release);

    /// <summary>Silenced by another voice, faster than it would end by itself; its exclusive class is free again.</summary>
    public void Choke(float releaseTimecents)
    {
        ExclusiveClass = 0;
        Release(Math.Min(_shape.Volume.Release, Exponential.SecondsOfTimecents(releaseTimecents) * sampleRate));
    }

    /// <summary>Moves on by one control block: sets the course of the lane for the samples to come.</summary>
    public void Control(VoiceLanes lanes, int lane, float expression, float vibratoCents, int samples)
    {
        var volume = _volume.Advance(samples);
        _modulation.Advance(samples);
        var modulation = ModulationValue;
        var modulationLfo = _modulationLfo.Advance(samples);
        var vibratoLfo = _vibratoLfo.Advance(samples);

        if (_wanderCents != 0 || _wanderCentibels != 0) _sway.Advance((float)samples / sampleRate);
        var cents = (modulationLfo * _shape.ModulationLfoToPitch) + (vibratoLfo * _shape.VibratoLfoToPitch)
            + (modulation * _shape.ModulationEnvelopeToPitch) + vibratoCents + (_wanderCents * _sway.Pitch) + Glide(samples) + Settled(samples);
        _step = cents == 0 ? _shape.Step : Math.Min(128, _shape.Step * Exponential.Exp2(cents / 1200));

        var level = _volume.IsAttacking ? volume : Exponential.AmplitudeOfCentibels(EnvelopeCentibels * (1 - volume));
        if (volume <= 0) level = 0;
        if (_wanderCentibels != 0) level *= Exponential.AmplitudeOfCentibels(_wanderCentibels * _sway.Level);
        if (_shape.ModulationLfoToVolume != 0) level *= Exponential.AmplitudeOfCentibels(-modulationLfo * _shape.ModulationLfoToVolume);
        var before = _course;
        _course = Course(expression, (modulationLfo * _shape.ModulationLfoToCutoff) + (modulation * _shape.ModulationEnvelopeToCutoff), level);
        lanes.Aim(lane, before, _course, samples);

        var loudest = Math.Max(Math.Max(before.Left, before.Right), Math.Max(_course.Left, _course.Right));
        IsOver = _playhead.AtEnd || (loudest < Inaudible && !_volume.IsAttacking);
    }

    public void Read(Span<float> lane, int count)
    {
        // A voice that waits for its delay does not move yet.
        if (_volume.Value <= 0 && _volume.IsAttacking)
        {
            for (var i = 0; i < count; i++) lane[i * VoiceLanes.Count] = 0;
            return;
        }

        _playhead.Read(_step, lane, count);
    }

    private void Release(float releaseSamples)
    {
        if (!IsReleased) _playhead.Release();
        IsReleased = true;
        var from = _volume.Value;
        if (_volume.IsAttacking)
        {
            // The attack is linear in amplitude, the release in decibels: continue from the same loudness.
            from = Math.Clamp(1 + (200 / EnvelopeCentibels * MathF.Log10(Math.Max(from, 1e-6f))), 0, 1);
        }

        _volume.Release(from, releaseSamples);
        _modulation.Release(ModulationValue, _shape.Modulation.Release);
    }

    /// <summary>What is left of the way from the note before, after so many samples more: it leaves and arrives softly.</summary>
    private float Glide(int samples)
    {
        if (_glided >= _glideLength) return 0;
        _glided = Math.Min(_glideLength, _glided + samples);
        return _glideCents * 0.5f * (1 + MathF.Cos(MathF.PI * _glided / _glideLength));
    }

    private float Settled(int samples)
    {
        if (_shape.SettleCents == 0) return 0;
        _age += (float)samples / sampleRate;
        return _shape.SettleCents * Math.Clamp((_age - SettlesAfterSeconds) / SettlesSeconds, 0, 1);
    }

    /// <summary>Where the lane shall be: softness, by velocity and expression, takes the upper partials away faster than the level.</summary>
    private LaneCourse Course(float expression, float cutoffCents, float level)
    {
        var softness = _shape.Timbre.Softness(expression);
        cutoffCents += _shape.Timbre.CutoffCents(softness);

        // A cent or two is inaudible and saves the sine for voices whose filter only drifts.
        var filter = _course.Filter;
        if (!(Math.Abs(cutoffCents - _filterCents) < 2))
        {
            _filterCents = cutoffCents;
            filter = LowPass.At(cutoffCents, _shape.ResonanceCentibels, sampleRate);
        }

        var highs = _course.Highs;
        if (softness != _softness)
        {
            _softness = softness;
            highs = _shape.Timbre.Highs(softness);
        }

        return new LaneCourse(filter, level * _panLeft, level * _panRight, highs);
    }
}
