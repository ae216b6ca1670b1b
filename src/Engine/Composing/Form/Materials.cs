using System.Collections.Immutable;
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

    private static readonly (string Material, string[] Words)[] Known =
    [
        ("A", ["whole", "intro", "opening", "theme", "verse", "head", "question", "before", "build", "release", "outro", "ending", "coda", "beginning", "end", "fade"]),
        ("B", ["peak", "chorus", "refrain", "drop", "hook", "climax", "finale", "answer", "after"]),
        (Contrast, ["breath", "bridge", "breakdown", "break", "interlude", "middle"]),
    ];

    private static readonly string[] Excursions = ["bridge", "middle", "episode"];

    public static ImmutableArray<string> Of(ImmutableArray<ScoreSection> sections)
    {
        var own = new List<string>();
        return [.. sections.Select(section => Material(section.Label))];

        string Material(string label)
        {
            var words = Words(label);
            var known = Known.FirstOrDefault(known => words.Any(known.Words.Contains));
            if (known.Material is { } material) return material;
            if (!own.Contains(label)) own.Add(label);
            return $"{(char)('D' + (own.IndexOf(label) % 20))}";
        }
    }

    /// <summary>Whether a phrase tells of what stands against the rest.</summary>
    public static bool Contrasts(Phrase phrase) => phrase.Idea.StartsWith(Contrast, StringComparison.Ordinal);

    /// <summary>Sections that may leave the home key: what they are called says that they go somewhere.</summary>
    public static bool GoesElsewhere(ScoreSection section) => Words(section.Label).Any(Excursions.Contains);

    private static string[] Words(string label) => label.ToLowerInvariant().Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
}
