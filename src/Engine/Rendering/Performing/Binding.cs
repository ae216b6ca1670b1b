using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>Which notes of a line are slurred to the one before: on one bow, in one breath.</summary>
internal static class Binding
{
    private const long JoinTicks = Ticks.PerSixteenth / 8;
    private const int WidestLeap = 12;

    /// <summary>A new bow or breath at a bar line, once so many notes have been bound.</summary>
    private const int LongestBow = 4;

    /// <summary>For each note, the pitch it is slurred from, or none.</summary>
    public static ImmutableArray<int?> Of(ImmutableArray<Note> notes, MeterMap meters, Func<Note, bool> isStruck)
    {
        var from = new int?[notes.Length];
        var bound = 0;
        for (var i = 1; i < notes.Length; i++)
        {
            var (before, note) = (notes[i - 1], notes[i]);
            var isLine = before.Start < note.Start
                && (i < 2 || notes[i - 2].Start < before.Start)
                && (i + 1 >= notes.Length || notes[i + 1].Start > note.Start);
            var isJoined = before.Articulation == Articulation.Legato && Math.Abs(before.End - note.Start) <= JoinTicks
                && note.Articulation is Articulation.Legato or Articulation.Normal;
            var leap = Math.Abs(note.Pitch - before.Pitch);
            var takesNewBow = bound >= LongestBow && meters.At(note.Start) is { Beat: <= 1, TicksIntoBeat: 0 };
            if (isLine && isJoined && leap is > 0 and <= WidestLeap && !takesNewBow && !isStruck(note))
            {
                from[i] = before.Pitch;
                bound++;
            }
            else
            {
                bound = 0;
            }
        }

        return [.. from];
    }
}
