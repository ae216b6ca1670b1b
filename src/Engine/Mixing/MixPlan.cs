using System.Collections.Immutable;

namespace Cuewright.Engine.Mixing;

/// <summary>All that is decided before the first sound: how it is mixed, how loud each part is (dB), and what moves.</summary>
internal sealed record MixPlan(MixSettings Settings, ImmutableArray<double> Faders, Rides Rides);

/// <summary>What a mixer hands out.</summary>
internal enum Separation
{
    /// <summary>One mix.</summary>
    None,

    /// <summary>A stem for each role.</summary>
    Roles,

    /// <summary>A stem for each part.</summary>
    Parts,
}
