using System.Collections.Immutable;
using Cuewright.Engine.Dsp.Inserts;
using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Synths;

/// <summary>One sound of a synth. Each family adds its own knobs.</summary>
internal abstract record SynthPreset
{
    private AttackTimes? _attacks;

    /// <summary>What a musician would call it.</summary>
    public required string Name { get; init; }

    /// <summary>How it sounds and what it is for: warm, bright, vintage, pad, bass …</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>What else people call it.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Evens out the presets: all are as loud as the grand piano, measured on <see cref="MiddleKey"/> at velocity 90.</summary>
    public double GainDb { get; init; }

    /// <summary>The key in the middle of what it is played on.</summary>
    public int MiddleKey { get; init; } = 60;

    public int Polyphony { get; init; } = 16;

    /// <summary>One note at a time: a note that begins while another is held slides there without a new attack.</summary>
    public bool Mono { get; init; }

    /// <summary>How long such a slide takes, unless the note says.</summary>
    public float GlideSeconds { get; init; }

    /// <summary>Effects that belong to the sound, in order.</summary>
    public ImmutableArray<InsertOptions> Inserts { get; init; } = [];

    /// <summary>How late its notes are heard; measured once.</summary>
    public virtual AttackTimes Attacks => LazyInitializer.EnsureInitialized(
        ref _attacks, () => new AttackTimes(() => new SynthPlayer(this, SampleClock.Rate, default(Seed))));

    /// <summary>Nobody damps it: a released note rings out like a held one.</summary>
    public virtual bool RingsOn => false;

    /// <summary>A note silences those that sound in its group, as a closed hi-hat does an open one; 0: none.</summary>
    public virtual int ChokeGroup(double key) => 0;

    public abstract ISynthVoice Voice(int sampleRate);
}
