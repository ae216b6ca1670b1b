namespace Cuewright.Engine.Foley.Words;

/// <summary>A phrase found in a clause.</summary>
/// <param name="Phrase">The phrase.</param>
/// <param name="Places">Where its words stand.</param>
/// <param name="Score">How surely it is meant.</param>
/// <param name="IsWeak">It is heard only where nothing else is.</param>
internal sealed record Match(SoundPhrase Phrase, int[] Places, double Score, bool IsWeak)
{
    public int First => Places.Min();

    public int Last => Places.Max();
}
