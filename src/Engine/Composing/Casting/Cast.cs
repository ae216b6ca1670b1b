using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Casting;

/// <summary>A part of the style and the instrument found for it. Low and high: where the two agree.</summary>
internal sealed record Player(PartSpec Spec, Instrument Instrument, int Low, int High);

internal sealed record EffectPlayer(EffectSpec Spec, Instrument Instrument, int Low, int High);

/// <summary>Who plays in this take.</summary>
internal sealed record Cast(ImmutableArray<Player> Players, ImmutableArray<EffectPlayer> Effects)
{
    /// <summary>Who has the tune; null where there is none.</summary>
    public Player? Singer => Players.FirstOrDefault(player => player.Spec.Play == Play.Melody);

    /// <summary>Semitones a part needs to move in.</summary>
    private const int LeastWidth = 17;

    public static Cast Choose(Brief brief, Style style, Palette palette, Direction direction)
    {
        var (specs, given) = Wanting.Of(brief, style, palette);
        var players = ImmutableArray.CreateBuilder<Player>();
        foreach (var spec in specs)
        {
            var instrument = given.GetValueOrDefault(spec.Name) ?? Find(spec, brief.Excluded, style.Never, palette, direction);
            if (instrument is null) continue;
            var (low, high) = Range(spec.Register, instrument);
            players.Add(new Player(spec, instrument, low, high));
        }

        var effects = ImmutableArray.CreateBuilder<EffectPlayer>();
        foreach (var spec in style.Effects)
        {
            if (CastingWords.IsLeadUp(spec.Kind) && CastingWords.ForbidsLeadUps(brief.Excluded)) continue;
            if (Allowed(spec.Instruments, spec.Role, brief.Excluded, palette).FirstOrDefault() is not { } instrument) continue;
            var (low, high) = Range(spec.Register, instrument);
            effects.Add(new EffectPlayer(spec, instrument, low, high));
        }

        return new Cast(players.ToImmutable(), effects.ToImmutable());
    }

    private static IEnumerable<Instrument> Allowed(ImmutableArray<string> names, PartRole role, ImmutableArray<string> excluded, Palette palette) =>
        names.Select(name => palette[name]).Where(instrument => !CastingWords.Exclude(excluded, instrument, role));

    private static Instrument? Find(PartSpec spec, ImmutableArray<string> excluded, ImmutableArray<string> never, Palette palette, Direction direction)
    {
        if (excluded.Any(word => CastingWords.Means(word, spec.Role))) return null;
        var allowed = Allowed(spec.Instruments, spec.Role, excluded, palette).ToArray();
        if (allowed.Length > 0) return direction.Choose(Crossing(spec), allowed);

        // Without chords or a tune there is no piece: someone else of the palette takes the part over.
        if (spec.Role is not (PartRole.Harmony or PartRole.Lead or PartRole.Bass)) return null;
        var first = palette[spec.Instruments[0]];
        return palette.Instruments
            .Where(instrument => instrument.Sustains == first.Sustains
                && instrument.Family is not ("drums" or "percussion" or "effects" or "noise")
                && (instrument.Family == "bass") == (spec.Role == PartRole.Bass)
                && !CastingWords.Exclude(excluded, instrument, spec.Role)
                && !CastingWords.Exclude(never, instrument, spec.Role))
            .MaxBy(instrument => Math.Min(instrument.High, spec.Register.High) - Math.Max(instrument.Low, spec.Register.Low));
    }

    /// <summary>Parts with the same list of instruments are one player's two hands and choose alike.</summary>
    private static string Crossing(PartSpec spec) => $"instrument {string.Join(", ", spec.Instruments)}";

    /// <summary>The style's register inside the instrument's range; where they hardly meet, a stretch of the range as near as can be.</summary>
    private static (int Low, int High) Range(Band register, Instrument instrument)
    {
        var low = Math.Max((int)register.Low, instrument.Low);
        var high = Math.Min((int)register.High, instrument.High);
        var width = Math.Min((int)(register.High - register.Low), instrument.High - instrument.Low);
        if (high - low >= Math.Min(width, LeastWidth)) return (low, high);
        low = Math.Clamp((int)register.Low, instrument.Low, instrument.High - width);
        return (low, low + width);
    }
}
