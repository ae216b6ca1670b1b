using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Playing;

/// <summary>
/// Ears grow used to what they hear, loudspeakers do not: in a film, what is loud and what is soft lie nearer to one another
/// than outside, in the same order.
/// </summary>
internal static class Hearing
{
    private const double TalkLufs = -24;

    /// <summary>What of a distance from talk is left.</summary>
    private const double Share = 0.6;

    /// <summary>By how much a sound is brought nearer to talk.</summary>
    public static double NearerDb(NamedSound sound) => (1 - Share) * (TalkLufs - sound.Level);
}
