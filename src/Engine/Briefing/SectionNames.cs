using System.Collections.Immutable;

namespace Cuewright.Engine.Briefing;

/// <summary>
/// Names for the sections by the part they play in the arc: intro, build, peak, release, outro. Sections of one name share
/// their material, so what returns in the arc returns in the music.
/// </summary>
internal static class SectionNames
{
    public static ImmutableArray<string> For(IReadOnlyList<int> energies)
    {
        if (energies.Count == 1) return ["Whole"];
        // The last of the highest: what leads to it is a build, however high it already stands.
        var peak = energies.Count - 1 - energies.Reverse().ToList().IndexOf(energies.Max());
        return [.. energies.Select((_, i) => Name(energies, i, peak))];
    }

    private static string Name(IReadOnlyList<int> energies, int i, int peak)
    {
        var last = i == energies.Count - 1;
        if (energies.Distinct().Count() == 1) return i == 0 ? "Intro" : last ? "Outro" : "Theme";
        if (i == peak) return i == 0 ? "Opening" : "Peak";
        if (i == 0) return "Intro";
        if (last) return energies[i] < energies[i - 1] ? "Release" : "Outro";
        if (energies[i] < energies[i - 1] && energies[i] < energies[i + 1]) return "Breath";
        return energies[i] > energies[i - 1] ? "Build" : energies[i] < energies[i - 1] ? "Release" : "Theme";
    }
}
