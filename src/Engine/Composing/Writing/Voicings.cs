using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>The chords of the piece set for one player, each led from the one before.</summary>
internal sealed class Voicings
{
    private readonly Dictionary<ChordSpan, ImmutableArray<int>> _bySpan = new(ReferenceEqualityComparer.Instance);

    public Voicings(Player player, Sketch sketch, int voices)
    {
        var bassElsewhere = sketch.Cast.Players.Any(other => other.Spec.Role == PartRole.Bass);
        var rules = new VoicingRules(voices, player.Low, player.High, bassElsewhere);
        var starts = sketch.Plan.PhraseStarts.ToHashSet();
        var (home, before) = (ImmutableArray<int>.Empty, ImmutableArray<int>.Empty);
        ChordSpan? last = null;
        foreach (var span in sketch.Chart.Spans.Append(sketch.Chart.Final))
        {
            // Each phrase sets out from where the first did: what comes back then comes back the same.
            var near = starts.Contains(span.Start) ? home : before;
            before = Voicing.Set(span.Chord, near, rules with { LeadingNote = LeadingNote(span), BassMove = last is null ? 0 : BassMove(last.Chord, span.Chord) }, before);
            if (home.IsEmpty) home = before;
            _bySpan[span] = before;
            last = span;
        }
    }

    public ImmutableArray<int> this[ChordSpan span] => _bySpan[span];

    /// <summary>The semitone below the tonic pulls where the dominant has it; in a seventh on the tonic it rests.</summary>
    private static int? LeadingNote(ChordSpan span)
    {
        var leading = Pitches.Class(span.Key.Tonic - 1);
        return span.Chord.Has(leading) && Pitches.Class(span.Chord.Root - span.Key.Tonic) is 7 or 11 ? leading : null;
    }

    private static int BassMove(Chord from, Chord to) => Math.Sign(Pitches.Nearest(to.Bass, from.Bass) - from.Bass);
}
