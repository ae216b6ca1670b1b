using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>A chance of its own for each part of a sound, so that more of the one does not reshuffle the others.</summary>
internal static class Branches
{
    public static Chance Branch(this Chance chance) => new(new Seed(chance.NextBits()));
}
