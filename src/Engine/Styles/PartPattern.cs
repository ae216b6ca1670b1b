using System.Collections.Immutable;

namespace Cuewright.Engine.Styles;

/// <summary>One thing a part can play: a rhythm and when it is right.</summary>
public sealed record PartPattern
{
    /// <summary>Energies it is right for.</summary>
    public Band Levels { get; init; } = new(1, 5);

    /// <summary>Only in this meter; none: in any, cut or drawn out to its length.</summary>
    public MeterText? Meter { get; init; }

    /// <summary>Patterns of one groove belong together: all players of a section play those of the same one.</summary>
    public string? Groove { get; init; }

    /// <summary>The rhythm of a part with one line.</summary>
    public Steps? Steps { get; init; }

    /// <summary>What the line stresses: X harder, o softer, wherever in the bar.</summary>
    public Steps? Accents { get; init; }

    /// <summary>Drums: a rhythm for each drum.</summary>
    public ImmutableDictionary<string, Steps> Lanes { get; init; } = ImmutableDictionary<string, Steps>.Empty;
}
