using System.Collections.Immutable;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>A layer that comes again and again, never twice at once.</summary>
internal sealed record RepeatOptions
{
    /// <summary>0: as long as the sound lasts.</summary>
    public int Times { get; init; }

    /// <summary>From the beginning of one to that of the next.</summary>
    public required Course EverySeconds { get; init; }

    /// <summary>By how much of that one may come sooner or later.</summary>
    public double Uneven { get; init; }

    /// <summary>Semitones of one after the other, round and round.</summary>
    public ImmutableArray<double> Notes { get; init; } = [];

    /// <summary>Semitones each may lie to either side of that.</summary>
    public double ScatterSemitones { get; init; }

    /// <summary>How much softer each may be.</summary>
    public double ScatterDb { get; init; }

    /// <summary>How many are left out.</summary>
    public double Rests { get; init; }
}
