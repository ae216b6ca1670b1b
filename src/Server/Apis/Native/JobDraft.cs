using System.Collections.Immutable;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.Native;

/// <summary>A request for music as far as it has been read.</summary>
internal sealed record JobDraft
{
    public Work Work { get; init; } = new();

    /// <summary>Addresses, data addresses or ids of files, with the field each stood in.</summary>
    public ImmutableArray<(string Field, string Address)> Videos { get; init; } = [];

    /// <summary>Null: what suits the request.</summary>
    public string? Format { get; init; }

    public bool SaysInfluence { get; init; }

    public string? Webhook { get; init; }

    public int Priority { get; init; }
}
