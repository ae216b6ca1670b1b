using System.Collections.Immutable;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Styles;

/// <summary>What a player does with the chords.</summary>
public enum Play
{
    /// <summary>Holds them, led by the shortest way.</summary>
    Sustain,

    /// <summary>Strikes them in a rhythm: x normal, X accented, o soft.</summary>
    Chords,

    /// <summary>Breaks them: digits count the tones from the lowest (0), beyond the top an octave higher.</summary>
    Figure,

    /// <summary>Bass line: 1 root, 3 third, 5 fifth, 7 seventh, 8 octave, a approach to the next root, n that root itself, r soft root.</summary>
    Bass,

    /// <summary>Walking bass in quarters.</summary>
    Walk,

    /// <summary>A line of the style's own in the scale: 1 to 9 its steps up from the root of the chord, e f g the 5th to 7th below.</summary>
    Riff,

    /// <summary>The tune.</summary>
    Melody,

    /// <summary>A quiet second voice that moves while the tune rests.</summary>
    Counter,

    /// <summary>Goes along with the tune.</summary>
    Shadow,

    /// <summary>The tonic (and fifth) held under everything.</summary>
    Drone,

    /// <summary>Single high chord tones here and there.</summary>
    Sprinkle,

    /// <summary>Drums and pitched percussion: lanes of signs.</summary>
    Drums,
}

/// <summary>How a player goes along with the tune.</summary>
public enum Shadowing
{
    /// <summary>The same, in the octave that suits it.</summary>
    Octave,

    /// <summary>A third below, or the nearest tone of the chord.</summary>
    Thirds,

    /// <summary>A sixth below, or the nearest tone of the chord.</summary>
    Sixths,

    /// <summary>The same tune in its own way: plainer, some short notes left out.</summary>
    Heterophony,
}

/// <summary>A player in the style: who it can be, when it plays and what.</summary>
public sealed record PartSpec
{
    public required string Name { get; init; }

    public required PartRole Role { get; init; }

    public required Play Play { get; init; }

    /// <summary>Instruments of the palette it can be played on, best first; takes choose different ones.</summary>
    public required ImmutableArray<string> Instruments { get; init; }

    /// <summary>Energies at which it plays.</summary>
    public Band Levels { get; init; } = new(1, 5);

    /// <summary>Only in pieces that feel so; none: in all.</summary>
    public MoodArea? Mood { get; init; }

    /// <summary>Lowest and highest key; the instrument's own range is kept as well.</summary>
    public Band Register { get; init; } = new(36, 84);

    /// <summary>How many tones of the chord.</summary>
    public int Voices { get; init; } = 3;

    /// <summary>Velocity at energy 3; each level moves it by 3.</summary>
    public int Velocity { get; init; } = 72;

    /// <summary>Notes ring until the chord changes (pedal, open strings).</summary>
    public bool Ring { get; init; }

    /// <summary>Short notes.</summary>
    public bool Short { get; init; }

    /// <summary>Ticks between the strings of a strummed or rolled chord (960 a quarter).</summary>
    public int Spread { get; init; }

    /// <summary>Also doubled so many semitones away (12: an octave up) at full energy.</summary>
    public int Double { get; init; }

    /// <summary>Milliseconds it plays behind the beat (laid back), or before it where negative (pushing).</summary>
    public double Late { get; init; }

    /// <summary>The same for single drums, in place of that of the part.</summary>
    public ImmutableDictionary<string, double> LaneLate { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Milliseconds by which it wanders around that: 0 a machine, 10 a drunken hand.</summary>
    public double Loose { get; init; }

    /// <summary>Bass: the drummer whose kick it is tied to. Roots then fall where the kick does.</summary>
    public string? Follows { get; init; }

    /// <summary>So many sixteenths before a chord changes it already plays the next; none: one for chords, broken ones and lines not at all.</summary>
    public int? Ahead { get; init; }

    /// <summary>Quarters it keeps silent before a section of more energy that is one of the loud ones.</summary>
    public double Clears { get; init; }

    public ImmutableArray<PartPattern> Patterns { get; init; } = [];

    /// <summary>Drums: close a phrase; each takes as much of the end of its last bar as it is long.</summary>
    public ImmutableArray<PartPattern> Fills { get; init; } = [];

    public MelodyManners? Melody { get; init; }

    /// <summary>Shadow: how it goes along with the tune.</summary>
    public Shadowing Shadow { get; init; }
}
