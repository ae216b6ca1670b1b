using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Instruments;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>How an instrument is played; manners.yaml explains the fields.</summary>
internal sealed record Manner
{
    private static readonly Lazy<ImmutableArray<Manner>> Known = new(() => DataFile.Read<ImmutableArray<Manner>>("manners.yaml"));

    public static ImmutableArray<Manner> All => Known.Value;

    public required string Name { get; init; }

    public ImmutableArray<string> Families { get; init; } = [];

    public ImmutableArray<string> Instruments { get; init; } = [];

    public double SpreadMs { get; init; }

    public double DetuneCents { get; init; }

    public double Force { get; init; }

    public bool Neighbours { get; init; } = true;

    public double RollMs { get; init; }

    public bool Strummed { get; init; }

    public double TopForce { get; init; } = 1;

    public double InnerForce { get; init; } = 1;

    public bool Pedal { get; init; }

    public double RingSeconds { get; init; }

    public ImmutableArray<int> Strings { get; init; } = [];

    public double Detach { get; init; } = 1;

    public bool Legato { get; init; }

    public double GlideSeconds { get; init; }

    public double SwellDb { get; init; }

    public double ArcDb { get; init; }

    public double VibratoCents { get; init; }

    public int Players { get; init; } = 1;

    public double WanderCents { get; init; }

    public double WanderDb { get; init; }

    public double TailSeconds { get; init; } = 0.45;

    public static Manner Of(Instrument instrument) =>
        All.FirstOrDefault(manner => manner.Instruments.Contains(instrument.Name, StringComparer.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(manner => manner.Families.Contains(instrument.Family))
        ?? All[0];
}
