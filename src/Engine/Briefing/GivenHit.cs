using System.Collections.Immutable;
using System.Globalization;

namespace Cuewright.Engine.Briefing;

/// <summary>A moment of the user's own list, in seconds from where the music starts.</summary>
public sealed record GivenHit
{
    public required double Time { get; init; }

    /// <summary>0 to 1: which one wins where two lie too near to one another.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>What the user calls it; told in the cue sheet and the markers.</summary>
    public string? Kind { get; init; }

    /// <summary>An accent exactly there; false: met in passing.</summary>
    public bool Hard { get; init; } = true;

    /// <exception cref="RefusalException">Some lie beyond the end.</exception>
    internal static void RequireWithin(ImmutableArray<GivenHit> hits, double length)
    {
        var beyond = hits.Where(hit => hit.Time >= length).Select(hit => hit.Time.ToString("0.###", CultureInfo.InvariantCulture)).ToArray();
        if (beyond.Length == 0) return;
        throw new RefusalException(
            RefusalCode.BadOption,
            string.Create(CultureInfo.InvariantCulture, $"The music lasts {length:0.##} s; these moments of the list lie beyond it: {string.Join(", ", beyond.Take(10))}{(beyond.Length > 10 ? $" and {beyond.Length - 10} more" : "")} s."));
    }
}
