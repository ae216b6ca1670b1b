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

    /// <summary>Bass line: 1 root, 3 third, 5 fifth, 7 seventh, 8 octave, a approach to the next root, r soft root.</summary>
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

    Sixths,

    /// <summary>The same tune in its own way: plainer, some notes left out, a shake here and there.</summary>
    Heterophony,
}

/// <summary>One thing a part can play: a rhythm and when it is right.</summary>
public sealed record PartPattern
{
    /// <summary>Energies it is right for.</summary>
    public Band Levels { get; init; } = new(1, 5);

    /// <summary>Only in this meter; none: in any, cut to length.</summary>
    public MeterText? Meter { get; init; }

    /// <summary>Patterns of one groove belong together: all players of a section play those of the same one.</summary>
    public string? Groove { get; init; }

    /// <summary>The rhythm of a part with one line.</summary>
    public Steps? Steps { get; init; }

    /// <summary>What the line stresses: X harder, o softer, wherever in the bar.</summary>
    public Steps? Accents { get; init; }

    /// <summary>Drums: a rhythm for each drum.</summary>
    public ImmutableDictionary<string, Steps> Lanes { get; init; } = ImmutableDictionary<string, Steps>.Empty;
}

/// <summary>How the tune goes.</summary>
public sealed record MelodyManners
{
    /// <summary>0 long notes, 1 many.</summary>
    public required double Density { get; init; }

    /// <summary>Chance that a note long enough for it is ornamented.</summary>
    public double Ornament { get; init; }

    /// <summary>With what, by name; said again, the tune is ornamented more.</summary>
    public ImmutableArray<string> Ornaments { get; init; } = ["grace"];

    /// <summary>The row of tones it moves on, by name; none: that of the key.</summary>
    public string? Scale { get; init; }

    /// <summary>How its phrases are built, by name; ideas and takes choose different ones. None: the common forms.</summary>
    public ImmutableArray<string> Forms { get; init; } = [];

    /// <summary>How readily it says a tone twice, 0 to 1.</summary>
    public double Repeats { get; init; } = 0.2;

    /// <summary>Chance that the motif has a pick-up into its first bar.</summary>
    public double Pickups { get; init; } = 0.45;

    /// <summary>How wide the tune likes to leap, 0 to 1.</summary>
    public double Leaps { get; init; } = 0.3;

    /// <summary>Chance that a phrase is left to the other players.</summary>
    public double Rests { get; init; } = 0.1;

    /// <summary>Rhythms of one bar to build motifs from (x a note, - held, . rest); none: the common ones.</summary>
    public ImmutableArray<Steps> Cells { get; init; } = [];
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

    /// <summary>Drums: played in the last bar of a phrase instead of the pattern.</summary>
    public ImmutableArray<PartPattern> Fills { get; init; } = [];

    public MelodyManners? Melody { get; init; }

    /// <summary>Shadow: how it goes along with the tune.</summary>
    public Shadowing Shadow { get; init; }
}

/// <summary>A sound at a place in the form: a crash, a swell, a low hit.</summary>
public enum EffectKind
{
    /// <summary>Keys or lanes struck at the moment.</summary>
    Strike,

    /// <summary>The chord, short and strong, by everyone who has it.</summary>
    Stab,

    /// <summary>A roll that grows toward the moment.</summary>
    Roll,

    /// <summary>Quarters, then eighths, then sixteenths that grow toward the moment.</summary>
    Build,

    /// <summary>A sound that itself grows (reverse cymbal), begun early enough.</summary>
    Swell,

    /// <summary>A run up the scale into the moment.</summary>
    Run,
}

public sealed record EffectSpec
{
    public required string Name { get; init; }

    public required EffectKind Kind { get; init; }

    public required ImmutableArray<string> Instruments { get; init; }

    public PartRole Role { get; init; } = PartRole.Effects;

    /// <summary>Drum names for kits; without, the bass of the chord is struck.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    public Band Register { get; init; } = new(36, 84);

    /// <summary>How long before (Roll, Build, Run) or after (Strike, Stab) the moment, in quarters.</summary>
    public double Quarters { get; init; } = 2;

    /// <summary>Swell: seconds until the sound is at its loudest, which then falls on the moment.</summary>
    public double Seconds { get; init; }

    public int Velocity { get; init; } = 96;

    /// <summary>Energies of the section entered at which it is used.</summary>
    public Band Levels { get; init; } = new(1, 5);
}
