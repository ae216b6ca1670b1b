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

    private VoiceShape _shape;
    private SamplePlayhead _playhead;
    private Envelope _volume;
    private Envelope _modulation;
    private Lfo _modulationLfo;
    private Lfo _vibratoLfo;
    private LowPass _filter;
    private float _filterCents;
    private float _panLeft;
    private float _panRight;
    private float _level;
    private double _step;

    public double Key { get; private set; }

    /// <summary>Number of the note it belongs to; the layers of one note share it.</summary>
    public long Note { get; private set; }

    public int ExclusiveClass { get; private set; }

    public bool IsReleased { get; private set; }

    public bool IsOver { get; private set; }

    /// <summary>The attack of the modulation envelope is convex (SoundFont 2.04 section 8.1.2, 26).</summary>
    private float ModulationValue => _modulation.IsAttacking
        ? Math.Clamp(1 + (400f / 960 * MathF.Log10(Math.Max(_modulation.Value, 1e-3f))), 0, 1)
        : _modulation.Value;

    public void Start(Zone zone, long number, in NoteStart note, float gain, bool brightness)
    {
        Key = note.Key;
        Note = number;
        ExclusiveClass = (int)zone[Generator.ExclusiveClass];
        IsReleased = false;
        IsOver = false;
        _shape = new VoiceShape(zone, note.Key, note.Velocity, brightness, sampleRate);
        _playhead.Start(zone.Sample, _shape.SampleStart);
        _volume.Start(_shape.Volume);
        _modulation.Start(_shape.Modulation);
        _modulationLfo = _shape.ModulationLfo;
        _vibratoLfo = _shape.VibratoLfo;
        (_panRight, _panLeft) = MathF.SinCos((_shape.Pan + 1) * MathF.PI / 4);
        _panLeft *= gain * _shape.Gain;
        _panRight *= gain * _shape.Gain;
        _level = 0;
        _filterCents = float.NaN;
        _step = _shape.Step;
    }

    /// <summary>Gives the voice its lane, with the filter where it will first stand.</summary>
    public void Enter(VoiceLanes lanes, int lane, float brightnessCents)
    {
        TuneFilter(_shape.CutoffCents + brightnessCents);
        lanes.Open(lane, _filter);
    }

    public void Release() => Release(_shape.Volume.Release);

    /// <summary>Silenced by another voice, faster than it would end by itself; its exclusive class is free again.</summary>
    public void Choke(float releaseTimecents)
    {
        ExclusiveClass = 0;
        Release(Math.Min(_shape.Volume.Release, Exponential.SecondsOfTimecents(releaseTimecents) * sampleRate));
    }

    /// <summary>Moves on by one control block: sets the course of the lane for the samples to come.</summary>
    public void Control(VoiceLanes lanes, int lane, float brightnessCents, float vibratoCents, int samples)
    {
        var volume = _volume.Advance(samples);
        _modulation.Advance(samples);
        var modulation = ModulationValue;
        var modulationLfo = _modulationLfo.Advance(samples);
        var vibratoLfo = _vibratoLfo.Advance(samples);

        var cents = (modulationLfo * _shape.ModulationLfoToPitch) + (vibratoLfo * _shape.VibratoLfoToPitch)
            + (modulation * _shape.ModulationEnvelopeToPitch) + vibratoCents;
        _step = cents == 0 ? _shape.Step : Math.Min(128, _shape.Step * Exponential.Exp2(cents / 1200));

        var (level, filter) = (_level, _filter);
        _level = _volume.IsAttacking ? volume : Exponential.AmplitudeOfCentibels(EnvelopeCentibels * (1 - volume));
        if (volume <= 0) _level = 0;
        if (_shape.ModulationLfoToVolume != 0) _level *= Exponential.AmplitudeOfCentibels(-modulationLfo * _shape.ModulationLfoToVolume);
        TuneFilter(_shape.CutoffCents + brightnessCents
            + (modulationLfo * _shape.ModulationLfoToCutoff) + (modulation * _shape.ModulationEnvelopeToCutoff));
        lanes.Aim(lane, filter, _filter, level * _panLeft, _level * _panLeft, level * _panRight, _level * _panRight, samples);

        var silent = _level * Math.Max(_panLeft, _panRight) < Inaudible && level * Math.Max(_panLeft, _panRight) < Inaudible;
        IsOver = _playhead.AtEnd || (silent && !_volume.IsAttacking);
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

    private void TuneFilter(float cents)
    {
        // A cent or two is inaudible and saves the sine for voices whose filter only drifts.
        if (Math.Abs(cents - _filterCents) < 2) return;
        _filterCents = cents;
        _filter = LowPass.At(cents, _shape.ResonanceCentibels, sampleRate);
    }
}
