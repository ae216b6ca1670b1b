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
        var home = ImmutableArray<int>.Empty;
        var before = home;
        foreach (var span in sketch.Chart.Spans.Append(sketch.Chart.Final))
        {
            // Each phrase sets out from where the first did: what comes back then comes back the same.
            before = Voicing.Set(span.Chord, starts.Contains(span.Start) ? home : before, rules);
            if (home.IsEmpty) home = before;
            _bySpan[span] = before;
        }
    }

    public ImmutableArray<int> this[ChordSpan span] => _bySpan[span];
}
