using System.Collections.Immutable;
using Cuewright.Delivery;
using Cuewright.Engine.Cues;

namespace Cuewright.Server.Worker;

/// <summary>What a worker made of a job, kept with it as JSON. Each API words its answer from this.</summary>
public sealed record WorkResult
{
    public required ImmutableArray<TakeOutput> Takes { get; init; }

    /// <summary>From the start of the work to its end, waiting not counted.</summary>
    public required double WorkSeconds { get; init; }

    /// <summary>What was seen, in words; null without a picture.</summary>
    public string? Description { get; init; }
}

/// <summary>One take and the files that came of it.</summary>
public sealed record TakeOutput
{
    public required StoredFile Sound { get; init; }

    public required CueSheet CueSheet { get; init; }

    /// <summary>Stems in a zip, MIDI, markers, plot: what was asked for, by kind.</summary>
    public ImmutableDictionary<Extra, StoredFile> Extras { get; init; } = ImmutableDictionary<Extra, StoredFile>.Empty;
}
