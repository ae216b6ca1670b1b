using System.Collections.Immutable;
using Cuewright.Engine.Composing.Timing;

namespace Cuewright.Engine.Composing.Form;

/// <summary>Cuts the sections into phrases and says which idea each phrase tells.</summary>
internal static class Phrases
{
    /// <summary>As often as this in a row an idea may come; then another has its turn.</summary>
    private const int Most = 2;

    /// <summary>The idea of a bar that only leads in.</summary>
    private const string Upbeat = "upbeat";

    /// <summary>Whether a phrase is no line of its own but the way into the first.</summary>
    public static bool IsUpbeat(Phrase phrase) => phrase.Idea == Upbeat;

    public static ImmutableArray<Phrase> Of(Grid grid, string phrasing)
    {
        var phrases = ImmutableArray.CreateBuilder<Phrase>();
        var materials = Materials.Of(grid.Sections);
        // Neighbours of one material are one train of thought: the second goes on where the first stopped.
        var (thought, said) = ("", 0);
        for (var i = 0; i < grid.Sections.Length; i++)
        {
            var (section, material) = (grid.Sections[i], materials[i]);
            if (material != thought) (thought, said) = (material, 0);
            var bar = section.StartBar;
            // An upbeat leads in; lines are counted from the bar after it.
            if (bar == 0 && grid.UpbeatTicks > 0 && section.EndBar > 1)
            {
                phrases.Add(new Phrase(0, 0, 1, section, 0, section.Energy, Upbeat, 0));
                bar = 1;
            }

            var lengths = Lengths(section.EndBar - bar);
            for (var turn = 0; turn < lengths.Count; turn++)
            {
                var idea = Next(phrases, material, phrasing, said++);
                var energy = EnergyCurve.At(section, i + 1 < grid.Sections.Length ? grid.Sections[i + 1] : null, turn, lengths.Count);
                phrases.Add(new Phrase(phrases.Count, bar, bar + lengths[turn], section, turn, energy, idea, phrases.Count(phrase => phrase.Idea == idea)));
                bar += lengths[turn];
            }
        }

        return phrases.ToImmutable();
    }

    /// <summary>What comes next in a material: as the phrasing has it; a long train of thought goes on to new letters.</summary>
    private static string Next(ImmutableArray<Phrase>.Builder before, string material, string phrasing, int said)
    {
        const int RoundsOfOneKind = 2;
        var further = said / (RoundsOfOneKind * phrasing.Length) * 2;
        var letter = Letter(phrasing[said % phrasing.Length] + further);
        var worn = before.Count >= Most && before.TakeLast(Most).All(phrase => phrase.Idea == $"{material}{letter}");
        return $"{material}{(worn ? Letter(letter + 1) : letter)}";

        static char Letter(int code) => (char)('a' + ((code - 'a') % 26));
    }

    /// <summary>Eights, then a four; what is left over lengthens the last.</summary>
    private static List<int> Lengths(int bars)
    {
        var lengths = new List<int>();
        while (bars >= 12)
        {
            lengths.Add(8);
            bars -= 8;
        }

        if (bars > 9)
        {
            lengths.Add(4);
            bars -= 4;
        }

        lengths.Add(bars);
        return lengths;
    }
}
