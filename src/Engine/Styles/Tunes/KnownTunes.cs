using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Styles.Tunes;

/// <summary>What tunes are made with, by name: rows of tones, ornaments, forms of phrases.</summary>
internal static class KnownTunes
{
    private static readonly Lazy<ImmutableArray<ToneRow>> Read = new(() => DataFile.Read<ImmutableArray<ToneRow>>("scales.yaml"));
    private static readonly Lazy<ImmutableArray<Ornament>> ReadOrnaments = new(() => DataFile.Read<ImmutableArray<Ornament>>("ornaments.yaml"));
    private static readonly Lazy<ImmutableArray<PhraseForm>> ReadForms = new(() => DataFile.Read<ImmutableArray<PhraseForm>>("phrase-forms.yaml"));

    public static ImmutableArray<ToneRow> Rows => Read.Value;

    public static ImmutableArray<Ornament> Ornaments => ReadOrnaments.Value;

    public static ImmutableArray<PhraseForm> Forms => ReadForms.Value;

    public static IEnumerable<string> Faults(MelodyManners manners)
    {
        if (manners.Scale is { } scale && Rows.All(row => row.Name != scale)) yield return $"melody.scale: there is no '{scale}'.";
        foreach (var name in manners.Ornaments.Where(name => Ornaments.All(ornament => ornament.Name != name))) yield return $"melody.ornaments: there is no '{name}'.";
        foreach (var name in manners.Forms.Where(name => Forms.All(form => form.Name != name))) yield return $"melody.forms: there is no '{name}'.";
    }
}
