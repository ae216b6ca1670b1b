using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles.Tunes;

namespace Cuewright.Engine.Styles;

/// <summary>What the types cannot say about a style file; every fault found is named at once.</summary>
internal static class StyleCheck
{
    /// <summary>Drums of pitched percussion, from the bottom of the part's register to its top.</summary>
    public static readonly string[] PitchedLanes = ["low", "middle", "high"];

    private static readonly (Play Play, string Signs)[] SignsOf =
        [(Play.Bass, "13578anr-."), (Play.Chords, "xXo-."), (Play.Figure, "0123456789-."), (Play.Riff, "123456789efg-.")];

    public static IEnumerable<string> Faults(Style style, Palette palette)
    {
        if (style.Tempo.Low > style.Tempo.Usual || style.Tempo.Usual > style.Tempo.High) yield return "tempo: low ≤ usual ≤ high.";
        if (style.Swing is { } swing && (swing.Amount is < 0 or > 0.7 || swing.Unit is not (8 or 16))) yield return "swing: amount 0 to 0.7, unit 8 or 16.";
        if (style.Meters.IsEmpty) yield return "meters: at least one.";
        if (style.Phrasing.IsEmpty || style.Phrasing.Any(phrasing => phrasing.Length == 0 || !phrasing.All(char.IsAsciiLetterLower))) yield return "phrasing: a letter an idea, like aaba.";
        if (style.Endings.IsEmpty) yield return "endings: at least one.";
        if (style.Forms.IsEmpty) yield return "forms: at least one.";
        foreach (var form in style.Forms.Where(form => !PieceForm.Has(form))) yield return $"forms: there is no form '{form}'.";
        if (style.Travels.Any(travel => travel is < -11 or > 11)) yield return "travels: -11 to 11 semitones.";
        if (style.Transitions.DropOuts.IsEmpty) yield return "transitions.dropOuts: at least one; none is one of them.";
        if (style.Modes.IsEmpty) yield return "modes: at least one.";
        foreach (var mode in style.Modes)
        {
            if (mode.Scale is { } scale && KnownTunes.Rows.All(row => row.Name != scale)) yield return $"modes.{mode.Mode}.scale: there is no '{scale}'.";
            if (mode.Cadences.IsEmpty) yield return $"modes.{mode.Mode}.cadences: at least one.";
            for (var level = 1; level <= 5; level++)
            {
                if (!mode.Progressions.Any(chords => chords.Levels.Holds(level))) yield return $"modes.{mode.Mode}.progressions: none for energy {level}.";
            }
        }

        foreach (var fault in style.Parts.SelectMany(part => Faults(part, palette).Select(fault => $"parts.{part.Name}.{fault}"))) yield return fault;
        foreach (var fault in style.Effects.SelectMany(effect => Faults(effect, palette).Select(fault => $"effects.{effect.Name}.{fault}"))) yield return fault;

        foreach (var part in style.Parts.Where(part => part.Follows is not null && !style.Parts.Any(other => other.Name == part.Follows && other.Play == Play.Drums)))
        {
            yield return $"parts.{part.Name}.follows: no drummer '{part.Follows}'.";
        }

        if (style.Parts.All(part => part.Mood is not null)) yield return "parts: someone plays whatever the mood.";
        var effects = style.Effects.Select(effect => effect.Name).ToHashSet();
        var ways = style.Hits.Accent.Concat(style.Hits.Touch).SelectMany(way => way);
        var named = style.Hits.Prepare.Concat(style.Hits.Strike).Concat(ways).Concat(style.Transitions.Up).Concat(style.Transitions.Down);
        foreach (var name in named.Where(name => !effects.Contains(name)).Distinct()) yield return $"effects: '{name}' is used but not described.";
        var names = style.Parts.Select(part => part.Name).Concat(style.Effects.Select(effect => effect.Name));
        foreach (var twice in names.CountBy(name => name).Where(name => name.Value > 1)) yield return $"'{twice.Key}' names two parts.";
    }

    private static IEnumerable<string> Faults(PartSpec part, Palette palette)
    {
        if (part.Instruments.IsEmpty) yield return "instruments: at least one.";
        foreach (var name in part.Instruments.Where(name => !palette.Has(name))) yield return $"instruments: no '{name}' in the palette.";
        if (part.Voices is < 1 or > 6) yield return "voices: 1 to 6.";
        if ((part.Play == Play.Melody) != (part.Melody is not null)) yield return "melody: for the part that plays the melody, and only there.";
        foreach (var fault in part.Melody is { } melody ? KnownTunes.Faults(melody) : []) yield return fault;
        if (part.Play is Play.Chords or Play.Figure or Play.Bass or Play.Riff && (part.Patterns.IsEmpty || part.Patterns.Any(pattern => pattern.Steps is null)))
        {
            yield return "patterns: needed, each with steps.";
        }

        if (part.Patterns.Any(pattern => pattern.Accents?.Uses(sign => !"Xxo.-".Contains(sign)) == true)) yield return "accents: written with X x o .";
        if (part.Follows is not null && part.Play != Play.Bass) yield return "follows: for a bass.";
        if (part.Ahead is < 0 or > 4) yield return "ahead: 0 to 4 sixteenths.";
        if (part.Loose is < 0 or > 20 || part.LaneLate.Values.Append(part.Late).Any(late => Math.Abs(late) > 60)) yield return "late: at most 60 ms; loose: 0 to 20.";
        foreach (var lane in part.LaneLate.Keys.Where(lane => !part.Patterns.Any(pattern => pattern.Lanes.ContainsKey(lane)))) yield return $"laneLate: no lane '{lane}'.";
        if (part.Play == Play.Drums && part.Patterns.IsEmpty) yield return "patterns: needed, each with lanes.";
        foreach (var (play, signs) in SignsOf)
        {
            if (part.Play == play && part.Patterns.Any(pattern => pattern.Steps?.Uses(sign => !signs.Contains(sign)) == true))
            {
                yield return $"patterns: {play} is written with {string.Join(' ', signs.ToArray())}";
            }
        }

        var lanes = part.Patterns.Concat(part.Fills).SelectMany(pattern => pattern.Lanes);
        foreach (var lane in lanes)
        {
            if (!Kit.Has(lane.Key) && !PitchedLanes.Contains(lane.Key)) yield return $"lanes: there is no drum '{lane.Key}'.";
            if (Kit.IsSampled(lane.Key) && part.Instruments.Any(name => palette.Has(name) && palette[name].Synth is not null)) yield return $"lanes: only recorded kits have a '{lane.Key}'.";
            if (lane.Value.Uses(sign => !"xXog123456789:;t.".Contains(sign))) yield return $"lanes.{lane.Key}: written with X x o g 1–9 : ; t .";
        }
    }

    private static IEnumerable<string> Faults(EffectSpec effect, Palette palette)
    {
        foreach (var name in effect.Instruments.Where(name => !palette.Has(name))) yield return $"instruments: no '{name}' in the palette.";
        foreach (var key in effect.Keys.Where(key => !Kit.Has(key))) yield return $"keys: there is no drum '{key}'.";
        if (effect.Kind == EffectKind.Swell && effect.Seconds <= 0) yield return "seconds: how long the sound grows.";
        if (effect.Role is PartRole.Lead or PartRole.Bass) yield return "role: drums, harmony, texture or effects.";
    }
}
