using System.Collections.Immutable;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Harmony;

/// <summary>A chord and how long it lasts.</summary>
internal sealed record ChordSpan(long Start, long End, Chord Chord, Key Key);

/// <summary>The chords of the whole piece without a gap, and the final one.</summary>
internal sealed record Chart(ImmutableArray<ChordSpan> Spans, ChordSpan Final)
{
    public ChordSpan At(long tick)
    {
        var index = Spans.BinarySearch(tick, (span, at) => span.End <= at ? -1 : span.Start > at ? 1 : 0);
        return index < 0 ? Final : Spans[index];
    }

    /// <summary>The chord after this one; the final one at the end.</summary>
    public ChordSpan After(ChordSpan span) => At(span.End);
}
