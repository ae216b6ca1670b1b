using System.Collections.Immutable;
using Cuewright.Engine.Styles.Tunes;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>One bar of a motif: a rhythm, and for each note how many scale steps it lies from the first.</summary>
internal sealed record Cell(string Rhythm, ImmutableArray<int> Shape)
{
    public Turned As(Gesture gesture)
    {
        var turned = gesture.Change switch
        {
            Change.Inverted => Whole() with { Upside = true },
            Change.Fragment => Fragment(),
            Change.Widened => Widened(),
            Change.Late => Late(),
            _ => Whole(),
        };
        return turned with { Notes = [.. turned.Notes.Select(note => note with { Steps = note.Steps + gesture.Steps })] };
    }

    /// <summary>The shape a change of the bar has by itself.</summary>
    public Cell Made(Change change)
    {
        var turned = As(new Gesture(Material.Head, change, 0));
        return new Cell(turned.Rhythm, [.. turned.Notes.Select(note => turned.StepsFrom(Shape, note))]);
    }

    private Turned Whole() => new(Rhythm, Notes(Shape.Length), false);

    /// <summary>The first half, said twice and the second time a step higher: what presses on.</summary>
    private Turned Fragment()
    {
        var half = Rhythm[..(Rhythm.Length / 2)];
        var notes = Notes(Count(half));
        return notes.Length < 2 ? Whole() : new Turned(half + half, [.. notes, .. notes.Select(note => note with { Steps = 1 })], false);
    }

    private Turned Widened()
    {
        var half = Rhythm[..(Rhythm.Length / 2)];
        var wide = string.Concat(half.Select(sign => sign == 'x' ? "x-" : new string(sign, 2)));
        return Count(half) == 0 ? Whole() : new Turned(wide, Notes(Count(half)), false);
    }

    private Turned Late()
    {
        var late = ".." + Rhythm[..^2];
        return new Turned(late, Notes(Count(late)), false);
    }

    private static int Count(string rhythm) => rhythm.Count(sign => sign == 'x');

    private static ImmutableArray<TurnedNote> Notes(int count) => [.. Enumerable.Range(0, count).Select(i => new TurnedNote(i, 0))];
}

/// <summary>A note of a changed bar: which note of the cell it is, moved by how many scale steps.</summary>
internal readonly record struct TurnedNote(int Source, int Steps);

/// <summary>A bar of a motif as it is used: its rhythm, and where each note comes from. Upside: mirrored at the first note.</summary>
internal sealed record Turned(string Rhythm, ImmutableArray<TurnedNote> Notes, bool Upside)
{
    public int StepsFrom(ImmutableArray<int> shape, TurnedNote note) => (Upside ? -shape[note.Source] : shape[note.Source]) + note.Steps;
}
