namespace Cuewright.Engine.Foley.Words;

/// <summary>A phrase found in a clause: where its own words stand, and how surely it is meant.</summary>
internal sealed record Match(SoundPhrase Phrase, int[] Places, double Score)
{
    public int First => Places.Min();

    public int Last => Places.Max();
}
