using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Data;
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
    /// <summary>A wish brings its player forward by so much velocity.</summary>
    private const int FrontVelocity = 8;

    private static readonly Lazy<ImmutableArray<PartSpec>> Lent = new(() => DataFile.Read<ImmutableArray<PartSpec>>("lent-parts.yaml"));

    /// <summary>Semitones a part needs to move in.</summary>
    private const int LeastWidth = 17;

    public static Cast Choose(Brief brief, Style style, Palette palette, Direction direction)
    {
        var specs = style.Parts.ToList();
        var wanted = new Dictionary<string, Instrument>();
        foreach (var word in brief.Wanted) Bring(word, brief, specs, wanted, palette);

        var players = ImmutableArray.CreateBuilder<Player>();
        foreach (var spec in specs)
        {
            var instrument = wanted.GetValueOrDefault(spec.Name) ?? Find(spec, brief.Excluded, palette, direction);
            if (instrument is null) continue;
            var (low, high) = Range(spec.Register, instrument);
            players.Add(new Player(spec, instrument, low, high));
        }

        var effects = ImmutableArray.CreateBuilder<EffectPlayer>();
        foreach (var spec in style.Effects)
        {
            if (Allowed(spec.Instruments, spec.Role, brief.Excluded, palette).FirstOrDefault() is not { } instrument) continue;
            var (low, high) = Range(spec.Register, instrument);
            effects.Add(new EffectPlayer(spec, instrument, low, high));
        }

        return new Cast(players.ToImmutable(), effects.ToImmutable());
    }

    private static IEnumerable<Instrument> Allowed(ImmutableArray<string> names, PartRole role, ImmutableArray<string> excluded, Palette palette) =>
        names.Select(name => palette[name]).Where(instrument => !CastingWords.Exclude(excluded, instrument, role));

    private static Instrument? Find(PartSpec spec, ImmutableArray<string> excluded, Palette palette, Direction direction)
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
                && !CastingWords.Exclude(excluded, instrument, spec.Role))
            .MaxBy(instrument => Math.Min(instrument.High, spec.Register.High) - Math.Max(instrument.Low, spec.Register.Low));
    }

    /// <summary>Parts with the same list of instruments are one player's two hands and choose alike.</summary>
    private static string Crossing(PartSpec spec) => $"instrument {string.Join(", ", spec.Instruments)}";

    /// <summary>Gives a wanted instrument the part it fits: its own, else one of its kind, else one lent to the style; and lets it play throughout.</summary>
    private static void Bring(string word, Brief brief, List<PartSpec> specs, Dictionary<string, Instrument> wanted, Palette palette)
    {
        if (CastingWords.Best(word, palette) is not { } best || CastingWords.Exclude(brief.Excluded, best, PartRole.Lead)) return;
        var open = specs.Where(spec => !wanted.ContainsKey(spec.Name) && !brief.Excluded.Any(excluded => CastingWords.Means(excluded, spec.Role))).ToArray();
        // "cello" is the cello; "strings" is whichever of them the style knows.
        var byName = CastingWords.Names(word, best);
        bool Meant(string name) => byName ? name == best.Name : CastingWords.Means(word, palette[name]);
        var own = open.Where(spec => spec.Role is PartRole.Lead or PartRole.Harmony || best.Family is "bass" or "drums" or "percussion")
            .OrderBy(spec => spec.Role == PartRole.Lead ? 0 : 1).FirstOrDefault(spec => spec.Instruments.Any(Meant));
        var part = own ?? open.FirstOrDefault(spec => Suits(spec, best, palette)) ?? Lent.Value.FirstOrDefault(spec => Suits(spec, best, palette));
        if (part is null) return;
        if (!specs.Contains(part)) specs.Add(part);

        wanted[part.Name] = own is null ? best : palette[own.Instruments.First(Meant)];
        specs[specs.IndexOf(part)] = part with { Levels = new Band(1, 5), Velocity = part.Velocity + FrontVelocity };
    }

    /// <summary>A drum kit needs a drummer's part, pitched percussion its own, a bass the bass; anyone else takes the tune.</summary>
    private static bool Suits(PartSpec spec, Instrument instrument, Palette palette) => instrument.Family switch
    {
        "drums" or "percussion" => spec.Play == Play.Drums && palette[spec.Instruments[0]].IsDrumKit == instrument.IsDrumKit,
        "bass" => spec.Role == PartRole.Bass,
        _ => spec.Role == PartRole.Lead,
    };

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
