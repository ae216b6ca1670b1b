using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Modal;

/// <summary>Something that rings when it is struck: bars, bells, bowls, skins.</summary>
internal sealed record ModalPreset : SynthPreset
{
    public required ImmutableArray<ModeOptions> Modes { get; init; }

    public CloudOptions? Cloud { get; init; }

    /// <summary>The noise of the stroke itself.</summary>
    public ImmutableArray<BurstOptions> Strike { get; init; } = [];

    /// <summary>How long the beater touches: 0.3 for brass on steel, 5 for felt.</summary>
    public double ContactMs { get; init; } = 1;

    /// <summary>Decay is shorter by this factor with every octave.</summary>
    public double ShorterPerOctave { get; init; } = 1.5;

    /// <summary>A skin is tighter while it swings far: so much higher at first.</summary>
    public double BendSemitones { get; init; }

    public double BendSeconds { get; init; } = 0.05;

    /// <summary>Until released notes have fallen by 60 dB; 0: they ring on.</summary>
    public double DampSeconds { get; init; }

    public LfoOptions? Tremolo { get; init; }

    public double TremoloDepth { get; init; }

    /// <summary>How far left and right the modes lie.</summary>
    public double Width { get; init; } = 0.15;

    public override bool RingsOn => DampSeconds == 0;

    public override ISynthVoice Voice(int sampleRate) => new ModalVoice(this, sampleRate);
}

/// <summary>One way of ringing.</summary>
internal sealed record ModeOptions
{
    /// <summary>To the key's pitch.</summary>
    public double Ratio { get; init; }

    /// <summary>Or the same on every key: a box, a tube, a table.</summary>
    public double Hz { get; init; }

    /// <summary>Until it has fallen by 60 dB, on the middle key.</summary>
    public required double Seconds { get; init; }

    public double LevelDb { get; init; }

    /// <summary>A thing not quite round has two of each, this far apart in hertz: they beat.</summary>
    public double BeatHz { get; init; }

    /// <summary>Full only after this time.</summary>
    public double BloomSeconds { get; init; }
}
