using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Planning;

/// <summary>
/// Chooses among the occurrences a sound could have: so many of each are tried, and those are taken that come nearest to what
/// the manner asks for and are not like the one before. More tries never choose worse.
/// </summary>
internal static class Casting
{
    /// <summary>A bed is tried less often: it has a long time to be itself.</summary>
    private const int BedShare = 8;

    public static FoleySheet Of(FoleySheet sheet, int effort, Seed seed)
    {
        var wanted = sheet.Events.Select(cue => new Part(cue.Sound, cue.Manner, effort)).Concat(sheet.Beds.Select(cue => new Part(cue.Sound, cue.Manner, Math.Max(1, effort / BedShare)))).Distinct().ToArray();
        var tried = wanted.AsParallel().AsOrdered().Select(part => Auditions(part, seed)).ToArray();
        var auditions = wanted.Zip(tried).ToDictionary(pair => pair.First, pair => pair.Second);
        var last = new Dictionary<string, Audition>();
        return sheet with
        {
            Events = [.. sheet.Events.Select(cue => cue with { Variation = Choose(cue.Sound, auditions[new Part(cue.Sound, cue.Manner, effort)]) })],
            Beds = [.. sheet.Beds.Select(cue => cue with { Variation = Choose(cue.Sound, auditions[new Part(cue.Sound, cue.Manner, Math.Max(1, effort / BedShare))]) })],
        };

        int Choose(string sound, ImmutableArray<Audition> candidates)
        {
            var before = last.GetValueOrDefault(sound);
            var best = candidates[0];
            foreach (var candidate in candidates)
            {
                if (candidate.Worth(before) > best.Worth(before)) best = candidate;
            }

            last[sound] = best;
            return best.Variation;
        }
    }

    private static ImmutableArray<Audition> Auditions(Part part, Seed seed)
    {
        var sound = SoundLibrary.Find(part.Sound);
        return [.. Enumerable.Range(0, part.Tries).Select(variation => Audition.Of(sound, part.Manner, seed, variation))];
    }

    private sealed record Part(string Sound, Manner Manner, int Tries);
}
