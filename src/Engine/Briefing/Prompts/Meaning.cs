using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>What a word does to the words around it.</summary>
internal enum Grammar
{
    None,

    /// <summary>Stands for nothing: "the", "music", "with a nice".</summary>
    Plain,
    Negation,

    /// <summary>A negation that follows what it denies, as in Japanese.</summary>
    NegationAfter,

    /// <summary>Ends a negation: "but", "with", "instead".</summary>
    Turn,
    And,
    Or,
    Less,
    Only,

    /// <summary>The next thing comes after the one before.</summary>
    Then,
    When,

    /// <summary>"as the …": only what is known to be seen makes a moment of it.</summary>
    While,
    At,
    Until,
    To,
    First,
    Last,
    For,
    Each,

    /// <summary>What follows holds for the whole again.</summary>
    Overall,

    /// <summary>"in the style of": a name may follow.</summary>
    Reference,

    /// <summary>"music", "sound": what "no music" would forbid.</summary>
    Music,
    KeyOf,
    TempoOf,
    Bpm,
    Second,
    Minute,

    /// <summary>"and a half", of the unit before.</summary>
    Half,

    /// <summary>"long": what stands before is a length.</summary>
    Long,
    Sharp,
    Flat,
}

/// <summary>How energy moves over the whole piece.</summary>
internal enum Arc
{
    Rise,
    Fall,
    Arch,
    Wave,
    Steady,
}

/// <summary>What kind of word names a section: "chorus", "ends with", "at the end". Verbs open a clause; only nouns name it.</summary>
internal enum SectionWord
{
    Noun,
    Verb,
    Adverb,
}

internal enum EndingWish
{
    Fade,
    Hit,
}

/// <summary>What a phrase means to a composer; what it does not say is null. The fields are those of the lexicon's files (README there).</summary>
internal sealed record Meaning
{
    /// <summary>−1 far calmer … 1 far more excited; −1 sombre … 1 bright.</summary>
    public double? Arousal { get; init; }

    public double? Valence { get; init; }

    /// <summary>1 (sparse) … 5 (all in).</summary>
    public double? Energy { get; init; }

    public Band? Tempo { get; init; }

    /// <summary>A mode that needs no note before it: "dorian", "minor key".</summary>
    public Mode? Mode { get; init; }

    /// <summary>A mode only after a note: "minor", "dur".</summary>
    public Mode? Scale { get; init; }

    /// <summary>The pitch class of a note's name.</summary>
    public int? Note { get; init; }

    public MeterText? Meter { get; init; }

    public ImmutableDictionary<string, double> Styles { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>It names a kind of music, so that two such words ask for a blend: "orchestral trap".</summary>
    public bool Genre { get; init; }

    /// <summary>Palette names or families that are asked for by this phrase, parted by commas.</summary>
    public string Play { get; init; } = "";

    /// <summary>True: the palette has only a relative of what is named.</summary>
    public bool Near { get; init; }

    /// <summary>A role of the arrangement; it can be denied ("no melody") and is there anyway.</summary>
    public string Role { get; init; } = "";

    /// <summary>Instruments a genre or a scene brings with it, when none are asked for.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What the phrase keeps away unless asked for by name: "acoustic" keeps synths away.</summary>
    public string Without { get; init; } = "";

    /// <summary>A part of the form, by its label; where it usually begins, as a share of the whole.</summary>
    public string Section { get; init; } = "";

    public double? At { get; init; }

    /// <summary>Where it begins whatever else is said: "second half" 0.5.</summary>
    public double? Share { get; init; }

    /// <summary>How the section word stands in its clause.</summary>
    public SectionWord As { get; init; }

    public Arc? Arc { get; init; }

    public EndingWish? Ending { get; init; }

    /// <summary>What is seen when this is said after "when".</summary>
    public MomentKind? Moment { get; init; }

    public bool Cut { get; init; }

    /// <summary>How much the next word counts: "very" 1.4, "slightly" 0.5.</summary>
    public double? Degree { get; init; }

    public double? Number { get; init; }

    public Grammar Grammar { get; init; }

    /// <summary>Why what is named cannot be had.</summary>
    public string Cannot { get; init; } = "";

    [JsonIgnore]
    public bool HasFeeling => Arousal is not null || Valence is not null || Energy is not null;

    /// <summary>False for what only places things in time, or names a note.</summary>
    [JsonIgnore]
    public bool TellsOfMusic =>
        HasFeeling || Tempo is not null || Mode is not null || Meter is not null || Arc is not null || Ending is not null || Styles.Count > 0
        || Play.Length + Role.Length + Hint.Length + Without.Length + Cannot.Length > 0;

    [JsonIgnore]
    public bool IsMoment => Moment is not null || Cut;

    /// <summary>One phrase with two meanings, from two places of the data: what the first says stands.</summary>
    public Meaning And(Meaning other) => this with
    {
        Arousal = Arousal ?? other.Arousal,
        Valence = Valence ?? other.Valence,
        Energy = Energy ?? other.Energy,
        Tempo = Tempo ?? other.Tempo,
        Mode = Mode ?? other.Mode,
        Scale = Scale ?? other.Scale,
        Note = Note ?? other.Note,
        Meter = Meter ?? other.Meter,
        Styles = other.Styles.SetItems(Styles),
        Genre = Genre || other.Genre,
        Play = Play.Length > 0 ? Play : other.Play,
        Near = Play.Length > 0 ? Near : other.Near,
        Role = Role.Length > 0 ? Role : other.Role,
        Hint = Hint.Length > 0 ? Hint : other.Hint,
        Without = Without.Length > 0 ? Without : other.Without,
        Section = Section.Length > 0 ? Section : other.Section,
        At = At ?? other.At,
        Share = Share ?? other.Share,
        As = As == SectionWord.Noun ? other.As : As,
        Arc = Arc ?? other.Arc,
        Ending = Ending ?? other.Ending,
        Moment = Moment ?? other.Moment,
        Cut = Cut || other.Cut,
        Degree = Degree ?? other.Degree,
        Number = Number ?? other.Number,
        Grammar = Grammar == Grammar.None ? other.Grammar : Grammar,
        Cannot = Cannot.Length > 0 ? Cannot : other.Cannot,
    };
}
