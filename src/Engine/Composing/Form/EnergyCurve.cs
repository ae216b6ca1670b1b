using Cuewright.Engine.Music;

namespace Cuewright.Engine.Composing.Form;

/// <summary>How the energy of a section moves from phrase to phrase.</summary>
internal static class EnergyCurve
{
    /// <summary>
    /// A long section does not stay on one level: before a higher one its last phrase climbs, and else every third adds or
    /// takes away and the energy asked for comes back.
    /// </summary>
    public static int At(ScoreSection section, ScoreSection? next, int turn, int turns)
    {
        var energy = section.Energy;
        if (turns < 2 || energy == 0) return energy;
        if (turn == turns - 1) return next is not null && next.Energy > energy + 1 ? energy + 1 : energy;
        if (turns < 3 || turn % 3 != 2) return energy;
        return energy >= 4 ? energy - 1 : energy + 1;
    }
}
