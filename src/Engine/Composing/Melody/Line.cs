using System.Collections.Immutable;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>The tune as one line, for those who listen to it while they play: without its doublings.</summary>
internal sealed class Line
{
    public Line(IEnumerable<Note> tune) =>
        // What doubles a note is softer than the note itself.
        Notes = [.. tune.GroupBy(note => note.Start).Select(same => same.MaxBy(note => note.Velocity)).OrderBy(note => note.Start)];

    public ImmutableArray<Note> Notes { get; }

    /// <summary>What begins in a stretch of time.</summary>
    public IEnumerable<Note> In(long start, long end) => Notes.SkipWhile(note => note.Start < start).TakeWhile(note => note.Start < end);

    /// <summary>What sounds somewhere in a stretch of time.</summary>
    public IEnumerable<Note> Sounding(long start, long end) => Notes.TakeWhile(note => note.Start < end).Where(note => note.End > start);
}
