using System.Collections.Immutable;
using Cuewright.Engine.Foley;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.Native;

/// <summary>What is made.</summary>
internal enum Sound
{
    Music,
    Effects,
    Both,
}

/// <summary>A request for sound as far as it has been read.</summary>
internal sealed record JobDraft
{
    public Work Work { get; init; } = new();

    /// <summary>Addresses, data addresses or ids of files, with the field each stood in.</summary>
    public ImmutableArray<(string Field, string Address)> Videos { get; init; } = [];

    /// <summary>Null: what suits the request.</summary>
    public string? Format { get; init; }

    public bool SaysInfluence { get; init; }

    /// <summary>Music, effects, or both.</summary>
    public Sound Sound { get; init; }

    /// <summary>What is said of the effects; prompt, negative and segments are theirs where there is no music.</summary>
    public FoleyWishes Effects { get; init; } = new();

    /// <summary>Something is said of the effects.</summary>
    public bool SaysEffects { get; init; }

    public string? Webhook { get; init; }

    public int Priority { get; init; }
}
