using System.Collections.Immutable;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Revising;

/// <summary>Brings a part into the range of another instrument: all of it by the octaves that fit most notes, what then lies outside one by one.</summary>
internal static class Refit
{
    private const int MostOctaves = 4;

    public static ImmutableArray<Note> To(Instrument instrument, ImmutableArray<Note> notes)
    {
        if (instrument.IsDrumKit || notes.IsEmpty) return notes;
        var shift = Enumerable.Range(-MostOctaves, (2 * MostOctaves) + 1).Select(octaves => 12 * octaves)
            .OrderByDescending(by => notes.Count(note => note.Pitch + by >= instrument.Low && note.Pitch + by <= instrument.High)).ThenBy(Math.Abs).First();
        return Sheet.InOrder(notes.Select(note => note with { Pitch = Inside(note.Pitch + shift, instrument) }));
    }

    private static int Inside(int pitch, Instrument instrument)
    {
        while (pitch < instrument.Low) pitch += 12;
        while (pitch > instrument.High) pitch -= 12;
        return Math.Max(pitch, instrument.Low);
    }
}
