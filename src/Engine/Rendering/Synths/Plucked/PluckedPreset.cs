using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Plucked;

/// <summary>Strings that are plucked or struck, and the body they are heard through.</summary>
internal sealed record PluckedPreset : SynthPreset
{
    /// <summary>What sounds for one key: a string, its two ways of swinging, a course, strings that ring along.</summary>
    public required ImmutableArray<StringOptions> Strings { get; init; }

    /// <summary>Until the fundamental has fallen by 60 dB on the middle key, and shorter by this factor with every octave.</summary>
    public required double Seconds { get; init; }

    public double ShorterPerOctave { get; init; } = 1.5;

    /// <summary>The same for a partial at 4 kHz: nylon and gut are short here, steel is long.</summary>
    public required double HighSeconds { get; init; }

    /// <summary>Partial n lies at n·√(1 + stiffness·n²) on the middle key; twice that an octave up.</summary>
    public double Stiffness { get; init; }

    /// <summary>Where it is plucked, as a share of its length from the bridge.</summary>
    public double Position { get; init; } = 0.2;

    /// <summary>How long the string takes to slip off: 0.1 a plectrum, 1 the flesh of a finger.</summary>
    public double PluckMs { get; init; } = 0.3;

    /// <summary>Roughness of what plucks.</summary>
    public double RoughDb { get; init; } = -30;

    /// <summary>A string is tighter while it swings far: so much higher at first.</summary>
    public double BendCents { get; init; }

    /// <summary>A flat bridge the string buzzes on as it swings: 0 none to 1.</summary>
    public double Buzz { get; init; }

    /// <summary>A pickup hears the string here, as a share of its length; 0: the bridge does.</summary>
    public double Pickup { get; init; }

    /// <summary>What is heard of the strings themselves, beside the body: a band, and how it rings at its edges.</summary>
    public double LowHz { get; init; }

    public double HighHz { get; init; }

    public double Q { get; init; } = 0.7;

    public double DirectDb { get; init; }

    public ImmutableArray<BodyMode> Body { get; init; } = [];

    /// <summary>The knock of finger, jack or hammer on the body.</summary>
    public ImmutableArray<BurstOptions> Knock { get; init; } = [];

    /// <summary>Until released notes have fallen by 60 dB; 0: they ring on.</summary>
    public double DampSeconds { get; init; } = 0.25;

    public double Width { get; init; } = 0.2;

    public override bool RingsOn => DampSeconds == 0;

    public override ISynthVoice Voice(int sampleRate) => new PluckedVoice(this, sampleRate);
}

internal sealed record StringOptions
{
    public double Ratio { get; init; } = 1;

    public double Cents { get; init; }

    public double LevelDb { get; init; }

    /// <summary>Its decay against the others'.</summary>
    public double Longer { get; init; } = 1;

    /// <summary>−1 left to 1 right.</summary>
    public double Pan { get; init; }

    /// <summary>Not plucked, but set ringing by the first string.</summary>
    public bool Sympathetic { get; init; }
}

/// <summary>A resonance of the body. Level: its peak against the string heard directly.</summary>
internal readonly record struct BodyMode
{
    public required double Hz { get; init; }

    public double Q { get; init; }

    public double LevelDb { get; init; }
}
