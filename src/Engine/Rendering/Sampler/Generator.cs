namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>What a zone can set (SoundFont 2.04 section 8.1.2). Units: cents, timecents, centibels, tenths of a percent.</summary>
internal enum Generator : ushort
{
    StartOffset = 0,
    EndOffset = 1,
    LoopStartOffset = 2,
    LoopEndOffset = 3,
    StartCoarseOffset = 4,
    ModulationLfoToPitch = 5,
    VibratoLfoToPitch = 6,
    ModulationEnvelopeToPitch = 7,
    FilterCutoff = 8,
    FilterResonance = 9,
    ModulationLfoToCutoff = 10,
    ModulationEnvelopeToCutoff = 11,
    EndCoarseOffset = 12,
    ModulationLfoToVolume = 13,
    Pan = 17,
    ModulationLfoDelay = 21,
    ModulationLfoFrequency = 22,
    VibratoLfoDelay = 23,
    VibratoLfoFrequency = 24,
    ModulationEnvelopeDelay = 25,
    ModulationEnvelopeAttack = 26,
    ModulationEnvelopeHold = 27,
    ModulationEnvelopeDecay = 28,
    ModulationEnvelopeSustain = 29,
    ModulationEnvelopeRelease = 30,
    KeyToModulationEnvelopeHold = 31,
    KeyToModulationEnvelopeDecay = 32,
    VolumeEnvelopeDelay = 33,
    VolumeEnvelopeAttack = 34,
    VolumeEnvelopeHold = 35,
    VolumeEnvelopeDecay = 36,
    VolumeEnvelopeSustain = 37,
    VolumeEnvelopeRelease = 38,
    KeyToVolumeEnvelopeHold = 39,
    KeyToVolumeEnvelopeDecay = 40,
    Instrument = 41,
    KeyRange = 43,
    VelocityRange = 44,
    LoopStartCoarseOffset = 45,
    ForcedKey = 46,
    ForcedVelocity = 47,
    Attenuation = 48,
    LoopEndCoarseOffset = 50,
    CoarseTune = 51,
    FineTune = 52,
    SampleId = 53,
    SampleModes = 54,
    ScaleTuning = 56,
    ExclusiveClass = 57,
    RootKey = 58,
    Count = 61,
}

internal static class Generators
{
    public const int Count = (int)Generator.Count;

    private static readonly float[] DefaultValues = MakeDefaults();

    public static ReadOnlySpan<float> Defaults => DefaultValues;

    /// <summary>True for what only an instrument may set; a preset zone that sets it is ignored.</summary>
    public static bool BelongsToInstrument(Generator generator) => generator is
        Generator.StartOffset or Generator.EndOffset or Generator.LoopStartOffset or Generator.LoopEndOffset
        or Generator.StartCoarseOffset or Generator.EndCoarseOffset or Generator.LoopStartCoarseOffset or Generator.LoopEndCoarseOffset
        or Generator.ForcedKey or Generator.ForcedVelocity or Generator.SampleModes or Generator.ExclusiveClass or Generator.RootKey;

    private static float[] MakeDefaults()
    {
        var values = new float[Count];
        values[(int)Generator.FilterCutoff] = 13500;
        values[(int)Generator.ScaleTuning] = 100;
        foreach (var time in new[]
        {
            Generator.ModulationLfoDelay, Generator.VibratoLfoDelay,
            Generator.ModulationEnvelopeDelay, Generator.ModulationEnvelopeAttack, Generator.ModulationEnvelopeHold,
            Generator.ModulationEnvelopeDecay, Generator.ModulationEnvelopeRelease,
            Generator.VolumeEnvelopeDelay, Generator.VolumeEnvelopeAttack, Generator.VolumeEnvelopeHold,
            Generator.VolumeEnvelopeDecay, Generator.VolumeEnvelopeRelease,
        })
        {
            values[(int)time] = -12000;
        }

        foreach (var unset in new[] { Generator.ForcedKey, Generator.ForcedVelocity, Generator.RootKey }) values[(int)unset] = -1;
        return values;
    }
}
