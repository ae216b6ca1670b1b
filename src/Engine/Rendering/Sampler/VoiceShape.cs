namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// Everything about a voice that is settled when its note starts: the zone's generators with the modulators applied, in
/// the units the voice runs on. Limits are those of SoundFont 2.04 section 8.1.3.
/// </summary>
internal readonly struct VoiceShape
{
    /// <summary>
    /// Banks were tuned by ear on hardware that applied 0.4 of what the standard says; fluidsynth and the hardware's
    /// successors do the same, and so do banks made since.
    /// </summary>
    private const float AttenuationScale = 0.4f;

    /// <summary>Below 16 ms a release clicks.</summary>
    private const float ShortestRelease = -7200;

    public VoiceShape(Zone zone, in NoteStart note, in Nuance nuance, SamplerOptions options, int sampleRate)
    {
        var (key, velocity) = (note.Key, note.Velocity);
        Span<float> values = stackalloc float[Generators.Count];
        zone.Generators.CopyTo(values);
        values[(int)Generator.Attenuation] *= AttenuationScale;
        var forcedKey = values[(int)Generator.ForcedKey];
        var forcedVelocity = values[(int)Generator.ForcedVelocity];
        if (forcedKey >= 0) key = forcedKey;
        if (forcedVelocity > 0) velocity = forcedVelocity;
        foreach (var modulator in zone.Modulators) values[(int)modulator.Destination] += modulator.At((float)key, velocity);

        var reader = new Reader(values, (float)key, sampleRate);
        Gain = nuance.Gain * Exponential.AmplitudeOfCentibels(reader.Clamped(Generator.Attenuation, 0, 1440));
        Pan = Math.Clamp((reader.Clamped(Generator.Pan, -500, 500) / 500) + nuance.Pan, -1, 1);
        var cents = (reader[Generator.ScaleTuning] * (key - zone.RootKey)) + (100 * reader[Generator.CoarseTune]) + reader[Generator.FineTune] + nuance.Cents;
        SettleCents = nuance.SettleCents;
        Step = Math.Clamp(Math.Pow(2, cents / 1200) * zone.SampleRate / sampleRate, 1e-6, 128);

        var start = reader[Generator.StartOffset] + (32_768 * reader[Generator.StartCoarseOffset]) + (nuance.StartSeconds * zone.SampleRate);
        SampleStart = Math.Clamp(Articulations.Start(start, note, zone), 0, zone.Sample.Length - 1);

        var cutoffCents = reader[Generator.FilterCutoff];
        Timbre = options.Brightness ? new Timbre(zone, note, cutoffCents, nuance.Darkness, sampleRate) : new Timbre(cutoffCents);
        ResonanceCentibels = reader.Clamped(Generator.FilterResonance, 0, 960);

        var volume = reader.Envelope(
            Generator.VolumeEnvelopeDelay, Generator.KeyToVolumeEnvelopeHold, Generator.KeyToVolumeEnvelopeDecay, ShortestRelease);

        // The default delay, a millisecond, is meant as none: notes begin on their sample.
        var delay = (reader[Generator.VolumeEnvelopeDelay] > -12000 ? volume.Delay : 0) + (nuance.DelaySeconds * sampleRate);
        Volume = Articulations.Volume(volume, note, zone.Sample.Loop != LoopMode.None, options.TailSeconds, sampleRate) with { Delay = delay };

        // What begins within the stroke of a hammer fades in all the longer, lest it click.
        Volume = Volume with { Attack = Volume.Attack + (float)(2 * nuance.StartSeconds * sampleRate) };
        var modulation = reader.Envelope(
            Generator.ModulationEnvelopeDelay, Generator.KeyToModulationEnvelopeHold, Generator.KeyToModulationEnvelopeDecay, -12000);
        Modulation = Articulations.Modulation(modulation, note, sampleRate);
        ModulationLfo.Start(reader[Generator.ModulationLfoDelay], reader[Generator.ModulationLfoFrequency], sampleRate);
        VibratoLfo.Start(reader[Generator.VibratoLfoDelay], reader[Generator.VibratoLfoFrequency], sampleRate);
        ModulationLfoToPitch = reader.Clamped(Generator.ModulationLfoToPitch, -12000, 12000);
        VibratoLfoToPitch = reader.Clamped(Generator.VibratoLfoToPitch, -12000, 12000);
        ModulationEnvelopeToPitch = reader.Clamped(Generator.ModulationEnvelopeToPitch, -12000, 12000);
        ModulationLfoToCutoff = reader.Clamped(Generator.ModulationLfoToCutoff, -12000, 12000);
        ModulationEnvelopeToCutoff = reader.Clamped(Generator.ModulationEnvelopeToCutoff, -12000, 12000);
        ModulationLfoToVolume = reader.Clamped(Generator.ModulationLfoToVolume, -960, 960);
    }

    public readonly float Gain;
    public readonly float Pan;

    /// <summary>Samples of the recording per sample of sound.</summary>
    public readonly double Step;

    /// <summary>How far the pitch moves until the recording is in its loop.</summary>
    public readonly float SettleCents;

    /// <summary>Where in the recording the note begins: soft notes of some banks leave the start of the attack out.</summary>
    public readonly double SampleStart;

    public readonly Timbre Timbre;
    public readonly float ResonanceCentibels;
    public readonly EnvelopeShape Volume;
    public readonly EnvelopeShape Modulation;
    public readonly Lfo ModulationLfo;
    public readonly Lfo VibratoLfo;
    public readonly float ModulationLfoToPitch;
    public readonly float VibratoLfoToPitch;
    public readonly float ModulationEnvelopeToPitch;
    public readonly float ModulationLfoToCutoff;
    public readonly float ModulationEnvelopeToCutoff;
    public readonly float ModulationLfoToVolume;

    private readonly ref struct Reader(ReadOnlySpan<float> values, float key, int sampleRate)
    {
        private readonly ReadOnlySpan<float> _values = values;

        public float this[Generator generator] => _values[(int)generator];

        public float Clamped(Generator generator, float low, float high) => Math.Clamp(this[generator], low, high);

        /// <summary>The six generators of an envelope follow one another in the same order for both.</summary>
        public EnvelopeShape Envelope(Generator first, Generator keyToHold, Generator keyToDecay, float shortestRelease)
        {
            var fromMiddle = 60 - key;
            return new EnvelopeShape(
                Samples(this[first], 5000),
                Samples(this[first + 1], 8000),
                Samples(this[first + 2] + (this[keyToHold] * fromMiddle), 5000),
                Samples(this[first + 3] + (this[keyToDecay] * fromMiddle), 8000),
                1 - (Clamped(first + 4, 0, 1000) / 1000),
                Samples(Math.Max(this[first + 5], shortestRelease), 8000));
        }

        private float Samples(float timecents, float longest) =>
            Exponential.SecondsOfTimecents(Math.Clamp(timecents, -12000, longest)) * sampleRate;
    }
}
