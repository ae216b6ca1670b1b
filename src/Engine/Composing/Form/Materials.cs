using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Form;

/// <summary>
/// Which material each section is made of: A for what tells, B for where it opens up, C for what stands against both;
/// episodes and labels of the user's own take the next letters in order. Sections of one letter share their ideas, so the
/// piece returns to what it said.
/// </summary>
internal static class Materials
{
    private const string Contrast = "C";

    private static readonly Lazy<SectionWords> Known = new(() => DataFile.Read<SectionWords>("section-words.yaml"));

    public static ImmutableArray<string> Of(ImmutableArray<ScoreSection> sections)
    {
        var own = new List<string>();
        return [.. sections.Select(section => Material(section.Label))];

        string Material(string label)
        {
            var words = Words(label);
            if (Known.Value.Materials.FirstOrDefault(known => words.Any(word => known.Words.Contains(word))) is { } material) return material.Name;
            if (!own.Contains(label)) own.Add(label);
            return $"{(char)('D' + (own.IndexOf(label) % 20))}";
        }
    }

    /// <summary>Whether a phrase tells of what stands against the rest.</summary>
    public static bool Contrasts(Phrase phrase) => phrase.Idea.StartsWith(Contrast, StringComparison.Ordinal);

    /// <summary>Sections that may leave the home key: what they are called says that they go somewhere.</summary>
    public static bool GoesElsewhere(ScoreSection section) => Words(section.Label).Any(word => Known.Value.Excursions.Contains(word));

    private static string[] Words(string label) => label.ToLowerInvariant().Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries);

    private sealed record SectionWords(ImmutableArray<NamedMaterial> Materials, ImmutableArray<string> Excursions);

    private sealed record NamedMaterial(string Name, ImmutableArray<string> Words);
}
