using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Machines;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Alarms;

/// <summary>Something made to be heard: horns, sirens, beepers, whistles. Its voices sound together, turn by turn on another pitch.</summary>
internal sealed record SignalSound : NamedSound
{
    /// <summary>Pitches that sound together.</summary>
    public required ImmutableArray<double> Hertz { get; init; }

    public int Harmonics { get; init; } = 12;

    public double DbPerOctave { get; init; } = 6;

    public bool OddOnly { get; init; }

    public double UnevenDb { get; init; } = 2;

    /// <summary>Pitches it takes in turn, again and again; empty: one.</summary>
    public ImmutableArray<PitchTurn> Turns { get; init; } = [];

    /// <summary>How much louder it is an octave up: what is driven by air or a motor.</summary>
    public double DbPerSemitone { get; init; }

    /// <summary>Seconds on, seconds off, and so on, again and again; empty: always on.</summary>
    public ImmutableArray<double> Cadence { get; init; } = [];

    /// <summary>How unlike each of them is: 1 from nothing to twice as long.</summary>
    public double Uneven { get; init; }

    public double AttackSeconds { get; init; } = 0.01;

    public double ReleaseSeconds { get; init; } = 0.02;

    /// <summary>How far below it begins and sinks back: reeds and rotors speak from below.</summary>
    public double ScoopSemitones { get; init; }

    /// <summary>How far its pitch shivers, in cents, and its level, as a share; how quickly.</summary>
    public double Cents { get; init; } = 3;

    public double Shiver { get; init; } = 0.08;

    public double ShiverHz { get; init; } = 6;

    /// <summary>A regular trill: a pea in a whistle.</summary>
    public TrillOptions? Trill { get; init; }

    /// <summary>Air that does not become a tone.</summary>
    public RushOptions? Breath { get; init; }

    public ImmutableArray<Resonance> Body { get; init; } = [];

    public double LowHz { get; init; } = 60;

    public double HighHz { get; init; } = 12_000;

    /// <summary>How far air and diaphragm are driven into roughness, in which voices mix; 0: not at all.</summary>
    public double Drive { get; init; }

    public double Width { get; init; } = 0.1;

    public override ISounding Begin(Manner manner, double seconds, Chance chance) => new SignalSounding(this, manner, seconds, chance);
}

/// <summary>So long on a pitch; the way there goes like a capacitor's, two thirds in the time given.</summary>
internal sealed record PitchTurn(double Seconds, double Semitones, double SlideSeconds = 0.004);

internal sealed record TrillOptions(double Hz, double Cents, double LevelDb);
