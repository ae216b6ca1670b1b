using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Rendering;

/// <summary>Performs a score: players for its parts, their performance of what is written, and the stems it is heard through.</summary>
public static class Renderer
{
    /// <summary>A block of all stems of a large score stays within the processor's second-level cache.</summary>
    private const int BlockSamples = 4096;

    /// <summary>The bank must outlive the stems.</summary>
    public static IStems Perform(Score score, SoundFont bank, Palette palette, Seed seed) =>
        Perform(score, bank, palette, seed, BlockSamples, Environment.ProcessorCount);

    internal static IStems Perform(Score score, SoundFont bank, Palette palette, Seed seed, int blockSamples, int threads)
    {
        var ending = Ending.After(Performer.LastOnset(score), score.LengthSamples);
        var parts = new PartStem[score.Parts.Length];

        // Side by side, for each player first listens to the instrument; each takes its own place.
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => parts[i] = Rehearse(score, i, bank, palette, seed, ending));
        return new PerformedStems([.. parts], score.LengthSamples, blockSamples, threads);
    }

    private static PartStem Rehearse(Score score, int index, SoundFont bank, Palette palette, Seed seed, Ending ending)
    {
        var part = score.Parts[index];
        var instrument = palette[part.Instrument];

        // By name, so that adding a part leaves the others as they were; by number among parts of one name.
        var namesakes = score.Parts.Take(index).Count(earlier => earlier.Name == part.Name);
        var own = seed.For(part.Name, namesakes);
        var events = new Performer(score, part, instrument, Players.Attacks(instrument, bank).Of, own).Play();
        return new PartStem(new StemInfo(part.Name, part.Role, instrument), Players.Of(instrument, bank, own.For("player")), events, ending);
    }
}
