using System.Collections.Immutable;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>A part while it is being written. Nothing sounds into a held breath or into the final chord.</summary>
internal sealed class Sheet(Plan plan)
{
    /// <summary>Shorter is a click, not a note.</summary>
    private const long ShortestTicks = 30;

    private readonly List<Note> _notes = [];

    public void Add(long start, long end, int pitch, double velocity, Articulation articulation = Articulation.Normal)
    {
        if (start < 0 || start >= plan.FinalTick || plan.IsBreath(start)) return;
        end = Math.Min(end, plan.FinalTick);
        foreach (var breath in plan.Breaths)
        {
            if (breath.Start > start) end = Math.Min(end, breath.Start);
        }

        AddFreely(start, end, pitch, velocity, articulation);
    }

    /// <summary>For the final chord, which may ring to the end.</summary>
    public void AddFreely(long start, long end, int pitch, double velocity, Articulation articulation = Articulation.Normal)
    {
        if (end - start < ShortestTicks) return;
        _notes.Add(new Note(start, end - start, Math.Clamp(pitch, 0, 127), (int)Math.Round(Math.Clamp(velocity, 1, 127)), articulation));
    }

    public ImmutableArray<Note> ToNotes() => InOrder(_notes);

    /// <summary>In order; a key that is struck again while it sounds is let go first.</summary>
    public static ImmutableArray<Note> InOrder(IEnumerable<Note> written)
    {
        var ordered = written.OrderBy(note => note.Start).ThenBy(note => note.Pitch).ThenByDescending(note => note.Length).ToList();
        var lastOfPitch = new Dictionary<int, int>();
        var notes = new List<Note>(ordered.Count);
        foreach (var note in ordered)
        {
            if (lastOfPitch.TryGetValue(note.Pitch, out var last))
            {
                if (notes[last].Start == note.Start) continue;
                if (notes[last].End > note.Start) notes[last] = notes[last] with { Length = note.Start - notes[last].Start };
            }

            lastOfPitch[note.Pitch] = notes.Count;
            notes.Add(note);
        }

        return [.. notes];
    }
}
