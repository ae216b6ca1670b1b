using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Cues;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Pipeline;

/// <summary>One finished take: its files and its paper. Cue sheet and score are those of music; without music the effects have a paper of their own.</summary>
public sealed record TakeResult(TakeFiles Files, CueSheet? CueSheet, Score? Score, EffectsPaper? Effects)
{
    public string Title => CueSheet?.Title ?? Effects!.Title; // There is one or the other.
}

/// <summary>All that came of a job. Clip and analysis are null when the music was made from words alone.</summary>
public sealed record JobResult(ClipInfo? Clip, ClipAnalysis? Analysis, ImmutableArray<TakeResult> Takes);
