using System.Collections.Immutable;

namespace Cuewright.Engine.Briefing;

/// <summary>The form of a piece and why it is so. Fixed: section starts that were asked for at exactly that time.</summary>
internal sealed record Form(ImmutableArray<BriefSection> Sections, ImmutableArray<Decision> Decisions, ImmutableArray<double> Fixed);
