using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing;

/// <summary>A written piece and why it was written so, for the user.</summary>
public sealed record Composition(Score Score, ImmutableArray<Decision> Decisions);
