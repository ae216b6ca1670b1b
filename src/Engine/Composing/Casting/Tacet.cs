using System.Collections.Immutable;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Casting;

/// <summary>Players whom a section keeps out rest there. Where nobody with a tune or chords would be left they play on: silence was not asked for.</summary>
internal static class Tacet
{
    public static ImmutableArray<Part> Rest(ImmutableArray<Part> parts, Grid grid, Palette palette)
    {
        foreach (var section in grid.Sections.Where(section => section.Silent.Length > 0))
        {
            var (start, end) = (grid.Meters.TickOfBar(section.StartBar), grid.Meters.TickOfBar(section.EndBar));
            var resting = parts.Where(part => CastingWords.Exclude(section.Silent, palette[part.Instrument], part.Role)).ToArray();
            var carried = parts.Except(resting).Any(part => part.Role is PartRole.Harmony or PartRole.Lead or PartRole.Texture && part.Notes.Any(Inside));
            parts = [.. parts.Select(part => resting.Contains(part) && (carried || part.Role is PartRole.Drums or PartRole.Effects) ? part with { Notes = part.Notes.RemoveAll(Inside) } : part)];

            bool Inside(Note note) => note.Start >= start && note.Start < end;
        }

        return parts;
    }
}
