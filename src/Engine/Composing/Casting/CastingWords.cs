using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Casting;

/// <summary>Which instruments and roles a user's words mean: "piano", "strings", "no drums", "vocals".</summary>
internal static class CastingWords
{
    /// <summary>In the name of whatever sounds as if someone sang.</summary>
    private static readonly string[] Sung = ["voice", "vocal", "choir", "talkbox", "oohs"];

    /// <summary>What grows toward a moment is not for who wants no build and no drop.</summary>
    public static bool IsLeadUp(EffectKind kind) => kind is EffectKind.Roll or EffectKind.Build or EffectKind.Swell or EffectKind.Run;

    public static bool ForbidsLeadUps(ImmutableArray<string> excluded) => excluded.Contains("build") || excluded.Contains("drop");

    public static bool Means(string word, Instrument instrument)
    {
        var wish = Plain(word);
        return Plain(instrument.Name) == wish
            || Plain(instrument.Family) == wish
            || instrument.Words.Any(known => Plain(known) == wish)
            || instrument.Name.Split(' ').Any(piece => Plain(piece) == wish)
            || (IsVoice(wish) && instrument.Family == "voices")
            || (wish is "beat" or "drum" or "percussion" && instrument.Family is "drums" or "percussion");
    }

    /// <summary>Whether the word is the instrument's very name.</summary>
    public static bool Names(string word, Instrument instrument) => Plain(word) == Plain(instrument.Name);

    /// <summary>Whether the word stands in an instrument's name.</summary>
    public static bool Says(string word, string name) => name.Split(' ').Any(piece => Plain(piece) == Plain(word));

    /// <summary>A carpet of sound, not a voice: pads, drones and noises.</summary>
    public static bool IsBed(Instrument instrument) => instrument.Family == "noise" || Says("pad", instrument.Name) || Says("drone", instrument.Name);

    public static bool Means(string word, PartRole role) => Plain(word) switch
    {
        "drum" or "beat" or "percussion" => role == PartRole.Drums,
        "bass" or "bassline" => role == PartRole.Bass,
        "melody" or "lead" or "tune" or "theme" => role == PartRole.Lead,
        "chord" or "harmony" => role == PartRole.Harmony,
        "texture" or "pad" => role == PartRole.Texture,
        "effect" or "riser" => role == PartRole.Effects,
        _ => false,
    };

    public static bool Exclude(ImmutableArray<string> excluded, Instrument instrument, PartRole role) =>
        excluded.Any(word => Means(word, instrument) || Means(word, role) || (IsVoice(word) && (instrument.Family == "voices" || Sung.Any(sung => Says(sung, instrument.Name)))));

    /// <summary>The instrument that is meant first: by its name, then by a word for it, then by its family.</summary>
    public static Instrument? Best(string word, Palette palette)
    {
        var wish = Plain(word);
        return palette.Instruments.FirstOrDefault(instrument => Plain(instrument.Name) == wish)
            ?? palette.Instruments.FirstOrDefault(instrument => instrument.Words.Any(known => Plain(known) == wish))
            ?? palette.Instruments.FirstOrDefault(instrument => Means(word, instrument));
    }

    private static bool IsVoice(string word) => Plain(word) is "vocal" or "voice" or "singing" or "choir";

    /// <summary>Lower case, one instead of many.</summary>
    private static string Plain(string word)
    {
        var plain = word.Trim().ToLowerInvariant();
        return plain.Length > 3 && plain.EndsWith('s') && !plain.EndsWith("ss", StringComparison.Ordinal) ? plain[..^1] : plain;
    }
}
