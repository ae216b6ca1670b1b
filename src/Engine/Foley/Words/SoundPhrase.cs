using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>A phrase that calls for a sound.</summary>
/// <param name="Sound">The sound.</param>
/// <param name="Phrase">As it is written.</param>
/// <param name="Words">Without those that only hold it together.</param>
/// <param name="Stems">The same as stems.</param>
/// <param name="Term">The line of the lexicon it stands in; null: it is the sound's own.</param>
/// <param name="Rank">Of several sounds that share a phrase the lowest is meant.</param>
internal sealed record SoundPhrase(NamedSound Sound, string Phrase, ImmutableArray<string> Words, ImmutableArray<string> Stems, Term? Term, int Rank);
