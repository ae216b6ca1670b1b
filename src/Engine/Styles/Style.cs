using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Styles;

/// <summary>Where in the field of moods a style is at home.</summary>
public sealed record MoodArea(Band Arousal, Band Valence);

/// <summary>Beats a minute, and by what share the tempo may bend between sections to meet the picture.</summary>
public sealed record TempoRange(double Low, double Usual, double High, double Bend);

/// <summary>How late the second of two notes comes: 0 straight, 0.66 a triplet. The unit is 8 (eighths) or 16.</summary>
public sealed record Swing(double Amount, int Unit)
{
    /// <summary>Where a straight place lies when it is swung; counted from a bar line, ticks.</summary>
    internal long Bend(long ticks)
    {
        var unit = Unit == 16 ? Ticks.PerSixteenth : Ticks.PerEighth;
        var into = ticks % (2 * unit);
        // The first unit is stretched, the second squeezed: what lies between keeps its share.
        var first = unit * (1 + (Amount / 2));
        var bent = into <= unit ? into * first / unit : first + ((into - unit) * ((2 * unit) - first) / unit);
        return ticks - into + (long)Math.Round(bent);
    }
}

/// <summary>Chords of a section, for the energies given (all when none are).</summary>
public sealed record SectionChords
{
    public required Progression Chords { get; init; }

    public Band Levels { get; init; } = new(1, 5);
}

/// <summary>The harmony of a style in one mode.</summary>
public sealed record ModeHarmony
{
    public required Mode Mode { get; init; }

    /// <summary>The valences this mode is right for.</summary>
    public required Band Valence { get; init; }

    /// <summary>Why, in the words a user is told: "because the picture is bright and open".</summary>
    public required string Because { get; init; }

    public required ImmutableArray<SectionChords> Progressions { get; init; }

    /// <summary>The last bars before the final chord.</summary>
    public required ImmutableArray<Progression> Cadences { get; init; }

    /// <summary>The final chord; one bar.</summary>
    public required Progression Final { get; init; }

    /// <summary>The chord that ends a section and pulls into the next; none: the progression simply runs on.</summary>
    public Progression? Turn { get; init; }

    /// <summary>The row of tones tunes move on in this mode, by name; none: the one the tune brings, else that of the key.</summary>
    public string? Scale { get; init; }

    /// <summary>Last bars of a phrase that asks; none: what is common in the mode.</summary>
    public ImmutableArray<Progression> Open { get; init; } = [];

    /// <summary>Last bars of a phrase that answers; none: what is common in the mode.</summary>
    public ImmutableArray<Progression> Closed { get; init; } = [];
}

/// <summary>How the chords of a style move.</summary>
public enum HarmonicManner
{
    /// <summary>As in a song: phrases ask and answer in cadences, chords lead into one another, the faster the nearer the cadence.</summary>
    Functional,

    /// <summary>Phrases ask and answer in the cadences of the mode; the chords between stand side by side.</summary>
    Modal,

    /// <summary>The progression goes round; only sections turn.</summary>
    Loop,

    /// <summary>It stays where it is until the final cadence.</summary>
    Still,
}

/// <summary>Tones added to plain triads where the key has them.</summary>
public enum Colour
{
    Plain,
    Seventh,
    Ninth,
    Suspended,
    Sixth,
}

/// <summary>How a piece ends.</summary>
public enum EndingKind
{
    /// <summary>The last chord is struck by all and rings.</summary>
    Ring,

    /// <summary>All together, short: a last blow, and the room answers.</summary>
    Button,

    /// <summary>The players leave one after another; the last chord is for those who stay.</summary>
    Settle,
}

/// <summary>What happens around a hard hit.</summary>
public sealed record HitManners
{
    /// <summary>Half a beat of silence just before.</summary>
    public bool Breath { get; init; }

    /// <summary>Which of the style's effects lead up to it, by name.</summary>
    public ImmutableArray<string> Prepare { get; init; } = [];

    /// <summary>Which of the style's effects sound on it, by name.</summary>
    public required ImmutableArray<string> Strike { get; init; }

    /// <summary>The same for hits that come soon after another: lighter, in several ways that take turns. None: as above.</summary>
    public ImmutableArray<ImmutableArray<string>> Accent { get; init; } = [];

    /// <summary>The same for soft moments, met in passing. None: the players alone meet them.</summary>
    public ImmutableArray<ImmutableArray<string>> Touch { get; init; } = [];
}

/// <summary>Who is silent for the last beats before a section that everything grows toward.</summary>
public enum DropOut
{
    None,
    Drums,

    /// <summary>Drums and bass.</summary>
    Rhythm,
    All,
}

/// <summary>What happens where one section meets the next; effects by name.</summary>
public sealed record TransitionManners
{
    /// <summary>Who drops out before a peak; several ways take turns.</summary>
    public ImmutableArray<DropOut> DropOuts { get; init; } = [DropOut.None, DropOut.Drums];

    /// <summary>Into a section of more energy.</summary>
    public ImmutableArray<string> Up { get; init; } = [];

    /// <summary>Into one of less or the same.</summary>
    public ImmutableArray<string> Down { get; init; } = [];
}

/// <summary>
/// A way of making music, as data: what calls for it, its tempo, harmony, players and manners. One file in this folder
/// holds one style; the README beside it explains each field for musicians. The code knows no style by name.
/// </summary>
public sealed record Style : StyleHead
{
    public required TempoRange Tempo { get; init; }

    /// <summary>Meters it is written for, the usual one first.</summary>
    public required ImmutableArray<MeterText> Meters { get; init; }

    public Swing? Swing { get; init; }

    public required ImmutableArray<ModeHarmony> Modes { get; init; }

    public HarmonicManner Harmony { get; init; }

    public ImmutableArray<Colour> Colours { get; init; } = [];

    /// <summary>Semitones the last peak of a long piece is lifted by; 0: never.</summary>
    public int Lift { get; init; }

    /// <summary>Semitones from home of the keys that bridges and episodes of a long piece go to; none: it stays at home.</summary>
    public ImmutableArray<int> Travels { get; init; } = [5];

    /// <summary>The forms of pieces that follow no picture, by name (forms.yaml); takes choose different ones.</summary>
    public ImmutableArray<string> Forms { get; init; } = ["arc", "slow burn", "song"];

    public required ImmutableArray<PartSpec> Parts { get; init; }

    public ImmutableArray<EffectSpec> Effects { get; init; } = [];

    /// <summary>How it is mixed: the name of a mix preset.</summary>
    public string Mix { get; init; } = "natural";

    /// <summary>How the phrases of a section answer one another, a letter an idea: "aaba". Takes choose different ones.</summary>
    public ImmutableArray<string> Phrasing { get; init; } = ["aaba"];

    /// <summary>How it may end; takes choose different ones, short pieces the button if there is one.</summary>
    public ImmutableArray<EndingKind> Endings { get; init; } = [EndingKind.Ring];

    /// <summary>Instruments, families and roles that are foreign to it: nothing brings them in but an outright wish.</summary>
    public ImmutableArray<string> Never { get; init; } = [];

    public required HitManners Hits { get; init; }

    public required TransitionManners Transitions { get; init; }

    /// <summary>Nouns for titles, beside those of the mood.</summary>
    public required ImmutableArray<string> Nouns { get; init; }

    /// <summary>As it is played in a mode: the tune moves on the row of tones that belongs to it.</summary>
    internal Style In(Mode mode)
    {
        if (Modes.FirstOrDefault(harmony => harmony.Mode == mode)?.Scale is not { } scale) return this;
        return this with { Parts = [.. Parts.Select(part => part.Melody is { } melody ? part with { Melody = melody with { Scale = scale } } : part)] };
    }

    /// <summary>As it is played in a mood: players who belong to another are left out.</summary>
    internal Style Feeling(double arousal, double valence) => Parts.All(part => part.Mood is null) ? this : this with
    {
        Parts = Parts.RemoveAll(part => part.Mood is { } mood && !(mood.Arousal.Holds(arousal) && mood.Valence.Holds(valence))),
    };

    /// <summary>The harmony for a mood: the mode whose valences hold it, or come nearest.</summary>
    public ModeHarmony HarmonyFor(double valence) => Modes.MinBy(mode => mode.Valence.Miss(valence))!;
}

/// <summary>A meter as written on paper.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(MeterTextConverter))]
public readonly record struct MeterText(Meter Meter)
{
    public static MeterText Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && int.TryParse(parts[0], out var beats) && int.TryParse(parts[1], out var unit)
            && beats is >= 1 and <= 15 && unit is 2 or 4 or 8 or 16
                ? new MeterText(new Meter(beats, unit))
                : throw new FormatException($"'{text}' is no meter; write 4/4, 3/4, 6/8 …");
    }

    public override string ToString() => Meter.ToString();
}

internal sealed class MeterTextConverter : TextConverter<MeterText>
{
    protected override MeterText Parse(string text) => MeterText.Parse(text);
}
