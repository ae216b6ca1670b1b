namespace Cuewright.Engine.Instruments;

/// <summary>One drum of a kit; drums.yaml explains the fields.</summary>
internal sealed record Drum
{
    public required string Name { get; init; }

    public required int Key { get; init; }

    public int? OrchestraKey { get; init; }

    public float Pan { get; init; }

    public bool Sampled { get; init; }

    public bool Kick { get; init; }
}
