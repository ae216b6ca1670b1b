using System.Collections.Immutable;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>
/// One breath, one stroke, one note of a call. What sounds in it is a throat, a whistle, noise, or several of them; all tracks
/// run over its length.
/// </summary>
internal sealed record Syllable
{
    public required Extent Seconds { get; init; }

    /// <summary>From its end to the beginning of the next; below 0 they overlap.</summary>
    public Extent GapSeconds { get; init; }

    /// <summary>How often in a row.</summary>
    public Extent Times { get; init; } = 1;

    /// <summary>How likely it is there at all.</summary>
    public double Likely { get; init; } = 1;

    public Track Pitch { get; init; } = Track.Of(0);

    /// <summary>In dB.</summary>
    public Track Level { get; init; } = Track.Parse("-40 0@.12 0@.6 -40");

    public double VibratoHz { get; init; }

    public Track VibratoCents { get; init; } = Track.Of(0);

    /// <summary>The pitch strays by so much, slowly.</summary>
    public double WanderCents { get; init; } = 15;

    /// <summary>All of it swells and sinks so often a second: a trembling voice, a rattle, a purr.</summary>
    public Track PulseHz { get; init; } = Track.Of(0);

    /// <summary>1: silent between the pulses.</summary>
    public Track PulseDepth { get; init; } = Track.Of(0);

    /// <summary>1: as much pulse as pause; 4: short pulses.</summary>
    public double PulseSharpness { get; init; } = 1;

    public ThroatOptions? Throat { get; init; }

    public WhistleOptions? Whistle { get; init; }

    public ImmutableArray<HissOptions> Noises { get; init; } = [];
}

/// <summary>Cords that open and close, and the mouth and nose they are heard through.</summary>
internal sealed record ThroatOptions
{
    public double LevelDb { get; init; }

    /// <summary>Share of a cycle during which the cords are apart: .4 pressed and bright, .9 soft and dull.</summary>
    public double Open { get; init; } = 0.6;

    /// <summary>How much one cycle differs from the next, in length and strength: 0 clear, .1 hoarse, 1 without pitch.</summary>
    public Track Rough { get; init; } = Track.Of(0.02);

    /// <summary>How much every second cycle is weaker and later, which is heard as an octave below.</summary>
    public Track Split { get; init; } = Track.Of(0);

    /// <summary>Air that comes along, against the cords, in dB.</summary>
    public Track Breath { get; init; } = Track.Of(-40);

    public required ImmutableArray<Formant> Formants { get; init; }
}

/// <summary>A resonance of mouth, nose or body.</summary>
internal sealed record Formant
{
    public required Track Hz { get; init; }

    /// <summary>Where it has fallen by 3 dB on both sides.</summary>
    public double Width { get; init; } = 120;

    public Track Db { get; init; } = Track.Of(0);
}

/// <summary>A tone without corners: syrinx, lips, wings of some insects, and what rings.</summary>
internal sealed record WhistleOptions
{
    public double LevelDb { get; init; }

    /// <summary>Partials above the fundamental, in dB; none: a pure tone.</summary>
    public ImmutableArray<double> Partials { get; init; } = [];

    /// <summary>The pitch is shaken so often a second, by so many cents: a trill, or roughness.</summary>
    public Track TrillHz { get; init; } = Track.Of(0);

    public Track TrillCents { get; init; } = Track.Of(0);

    /// <summary>A second tone at this ratio: the other half of a syrinx. 0: none.</summary>
    public Track Other { get; init; } = Track.Of(0);

    public double OtherDb { get; init; } = -6;
}

/// <summary>Noise between two edges.</summary>
internal sealed record HissOptions
{
    public Track Level { get; init; } = Track.Of(0);

    public required Track LowHz { get; init; }

    public required Track HighHz { get; init; }

    /// <summary>.7 flat, above that it rings at both edges.</summary>
    public double Q { get; init; } = 0.7;

    /// <summary>So many single grains a second rather than a steady noise. 0: steady.</summary>
    public Track Grains { get; init; } = Track.Of(0);
}
