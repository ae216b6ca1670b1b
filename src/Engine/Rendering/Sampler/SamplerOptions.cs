using System.Collections.Immutable;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>What a player adds to the bank's own sound.</summary>
internal sealed record SamplerOptions
{
    /// <summary>Nothing: as the standard has it, to compare with other players.</summary>
    public static SamplerOptions Plain { get; } = new() { Brightness = false, Intonation = false, TailSeconds = 0 };

    /// <summary>Softer notes and lower expression are darker, where the bank does not see to it.</summary>
    public bool Brightness { get; init; } = true;

    /// <summary>Recordings that lie beside their pitch are brought near it.</summary>
    public bool Intonation { get; init; } = true;

    /// <summary>No release falls its 96 dB faster than this: rooms do not cut off.</summary>
    public float TailSeconds { get; init; } = 0.45f;

    /// <summary>How many play together: players who are neither quite together nor quite in tune, each on a recording and with a vibrato of their own.</summary>
    public int Players { get; init; } = 1;

    /// <summary>Hands are not machines: how far pitch (cents) and level (decibels) of every held note wander, each in its own way.</summary>
    public float WanderCents { get; init; }

    public float WanderDb { get; init; }

    /// <summary>How far right of where the bank has it each key sounds, −1 to 1: the drums of a kit; empty: none moves.</summary>
    public ImmutableArray<float> Pans { get; init; } = [];
}
