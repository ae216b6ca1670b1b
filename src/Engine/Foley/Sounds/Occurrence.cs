using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds;

/// <summary>The chance of one occurrence of a sound: its number makes it this one and no other.</summary>
internal static class Occurrence
{
    public static Chance Of(Seed seed, NamedSound sound, int variation) => seed.For("sound").For(sound.Name, variation).Begin();
}
