using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cuewright.Delivery;
using Cuewright.Engine.Cues;

namespace Cuewright.Server.Worker;

/// <summary>What a worker made of a job, kept with it as JSON. Each API words its answer from this.</summary>
public sealed record WorkResult
{
    public ImmutableArray<TakeOutput> Takes { get; init; } = [];

    /// <summary>What was seen, as JSON; only where that was all that was asked for.</summary>
    public StoredFile? Analysis { get; init; }

    /// <summary>From the start of the work to its end, waiting not counted.</summary>
    public required double WorkSeconds { get; init; }

    /// <summary>What was seen, in words; null without a picture.</summary>
    public string? Description { get; init; }

    public IEnumerable<StoredFile> Files() =>
        Takes.SelectMany(take => take.Extras.Values.Prepend(take.Output)).Concat(Analysis is { } file ? [file] : []);
}

/// <summary>One take and the files that came of it.</summary>
public sealed record TakeOutput
{
    /// <summary>The sound, or the video with it.</summary>
    public required StoredFile Output { get; init; }

    /// <summary>The paper of music; null where there is none.</summary>
    public CueSheet? CueSheet { get; init; }

    /// <summary>The paper of effects without music.</summary>
    public EffectsPaper? Effects { get; init; }

    /// <summary>For whom only music is made.</summary>
    [JsonIgnore]
    public CueSheet Music => CueSheet ?? throw new InvalidOperationException("This take is not music.");

    [JsonIgnore]
    public double Seconds => CueSheet?.Duration ?? Effects!.Duration; // There is one or the other.

    /// <summary>What else was asked for.</summary>
    public ImmutableDictionary<Extra, StoredFile> Extras { get; init; } = ImmutableDictionary<Extra, StoredFile>.Empty;
}
