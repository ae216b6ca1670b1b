using System.Collections.Immutable;
using Cuewright.Engine.Instruments;

namespace Cuewright.Repertoire;

/// <summary>
/// Reads lanes of drum signs: X accent, x normal, o soft, g ghost, "." and "-" silence. A bar is divided evenly by its
/// signs (16 in 4/4: sixteenths, 24: their triplets); a lane shorter than the groove starts again.
/// </summary>
internal static class DrumBar
{
    private const int Accent = 14;
    private const int Soft = -16;
    private const int Ghost = -34;

    public static ImmutableArray<ImmutableArray<Tone>> Read(ImmutableDictionary<string, string> groove, Instrument instrument, long barTicks)
    {
        var lanes = groove.Select(lane => (Key: Key(lane.Key, instrument), Bars: lane.Value.Split('|', StringSplitOptions.TrimEntries))).OrderBy(lane => lane.Key).ToArray();
        return [.. Enumerable.Range(0, lanes.Max(lane => lane.Bars.Length)).Select(bar =>
            lanes.SelectMany(lane => Strokes(lane.Bars[bar % lane.Bars.Length], lane.Key, barTicks)).OrderBy(tone => tone.At).ToImmutableArray())];
    }

    private static IEnumerable<Tone> Strokes(string row, int key, long barTicks)
    {
        row = row.Replace(" ", "", StringComparison.Ordinal);
        if (row.Length == 0 || barTicks % row.Length != 0) throw new FormatException($"'{row}' does not divide the bar evenly");
        var step = barTicks / row.Length;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is '.' or '-') continue;
            yield return new Tone(i * step, step, [key])
            {
                Force = row[i] switch { 'X' => Accent, 'x' => 0, 'o' => Soft, 'g' => Ghost, _ => throw new FormatException($"'{row[i]}' in '{row}' is no drum sign") },
            };
        }
    }

    private static int Key(string lane, Instrument instrument)
    {
        if (NoteBar.Key(lane) is { } key) return key;
        return Kit.Has(lane) && instrument.IsDrumKit ? Kit.Key(lane, instrument) : throw new FormatException($"{instrument.Name} has no drum '{lane}'");
    }
}
