using System.Collections.Immutable;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Form;

/// <summary>
/// Which material each section is made of: A for what tells, B for where it opens up, C for what stands against both;
/// labels of the user's own take the next letters in order. Sections of one letter share their ideas, so the piece returns to what it said.
/// </summary>
internal static class Materials
{
    private static readonly (string Material, string[] Words)[] Known =
    [
        ("A", ["whole", "intro", "opening", "theme", "verse", "build", "release", "outro", "ending", "coda", "beginning", "end"]),
        ("B", ["peak", "chorus", "refrain", "drop", "hook", "climax", "finale"]),
        ("C", ["breath", "bridge", "breakdown", "break", "interlude", "middle"]),
    ];

    public static ImmutableArray<string> Of(ImmutableArray<ScoreSection> sections)
    {
        var own = new List<string>();
        return [.. sections.Select(section => Material(section.Label))];

        string Material(string label)
        {
            var words = label.ToLowerInvariant().Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
            var known = Known.FirstOrDefault(known => words.Any(known.Words.Contains));
            if (known.Material is { } material) return material;
            if (!own.Contains(label)) own.Add(label);
            return $"{(char)('D' + (own.IndexOf(label) % 20))}";
        }
    }
}
