namespace Cuewright.Engine.Rendering.Synths.Drums;

/// <summary>What a drum voice plays: a drum for each key, or one drum on all of them.</summary>
internal abstract record StruckPreset : SynthPreset
{
    public abstract IEnumerable<DrumOptions> All { get; }

    /// <summary>The drum on a key; null: none.</summary>
    public abstract DrumOptions? At(double key);

    /// <summary>The key at which a drum sounds as it is written.</summary>
    public abstract double Home(double key);

    /// <summary>Until released notes have fallen by 60 dB; 0: they ring on.</summary>
    public double DampSeconds { get; init; }

    public override bool RingsOn => DampSeconds == 0;

    public override int ChokeGroup(double key) => At(key)?.Chokes ?? 0;

    public override ISynthVoice Voice(int sampleRate) => new DrumVoice(this, sampleRate);
}
