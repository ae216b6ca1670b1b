using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Cues;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Pipeline;

/// <summary>One finished take: its files, its paper and the score itself.</summary>
public sealed record TakeResult(TakeFiles Files, CueSheet CueSheet, Score Score);

/// <summary>All that came of a job. Clip and analysis are null when the music was made from words alone.</summary>
public sealed record JobResult(ClipInfo? Clip, ClipAnalysis? Analysis, ImmutableArray<TakeResult> Takes);
