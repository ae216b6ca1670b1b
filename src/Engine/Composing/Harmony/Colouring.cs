using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Harmony;

/// <summary>Adds a colour to a plain triad, as far as the key has the tone for it.</summary>
internal static class Colouring
{
    public static Chord Tint(Chord chord, Key key, ImmutableArray<Colour> colours, Chance chance)
    {
        if (colours.IsEmpty) return chord;
        var colour = chance.Pick(colours);
        var plain = chord.Intervals.Length == 3 && chord.Intervals.Contains(7) && chord.Intervals.Any(interval => interval is 3 or 4);
        if (!plain || chord.Bass != chord.Root) return chord;
        var scale = Scale.Of(key, chord);
        return colour switch
        {
            Colour.Seventh when scale.Has(chord.Root + 10) => With(10, "7"),
            Colour.Seventh when scale.Has(chord.Root + 11) && chord.Intervals.Contains(4) => With(11, "maj7"),
            Colour.Ninth when scale.Has(chord.Root + 2) => With(14, "add9"),
            Colour.Sixth when scale.Has(chord.Root + 9) && chord.Intervals.Contains(4) => With(9, "6"),
            Colour.Suspended when scale.Has(chord.Root + 2) => chord with { Intervals = [0, 2, 7], Symbol = chord.Symbol + "+sus2" },
            _ => chord,
        };

        Chord With(int interval, string name) =>
            chord with { Intervals = [chord.Intervals[0], chord.Intervals[1], interval, 7], Symbol = $"{chord.Symbol}+{name}" };
    }
}
