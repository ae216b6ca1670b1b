using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>One layer of a preset, resolved: which keys and velocities it answers, the sample it plays and how.</summary>
internal sealed class Zone
{
    public required byte LowKey { get; init; }

    public required byte HighKey { get; init; }

    public required byte LowVelocity { get; init; }

    public required byte HighVelocity { get; init; }

    /// <summary>Nominal value of every generator, defaults and preset offsets included.</summary>
    public required float[] Generators { get; init; }

    public required Modulator[] Modulators { get; init; }

    public required SampleSpan Sample { get; init; }

    public required uint SampleRate { get; init; }

    /// <summary>The key, in fractions, at which the sample sounds as recorded.</summary>
    public required double RootKey { get; init; }

    /// <summary>True when neither another layer nor a modulator makes soft notes darker.</summary>
    public bool SameTimbreAtAllVelocities =>
        LowVelocity <= 1 && HighVelocity == 127
        && !Modulators.Any(modulator => modulator is { Destination: Generator.FilterCutoff, Amount: not 0 } && modulator.Source.IsVelocity);

    public float this[Generator generator] => Generators[(int)generator];

    public bool Answers(int key, int velocity) =>
        key >= LowKey && key <= HighKey && velocity >= LowVelocity && velocity <= HighVelocity;
}

/// <summary>A playable sound of the bank.</summary>
internal sealed record Preset(string Name, Zone[] Zones)
{
    private AttackTimes? _attacks;

    /// <summary>How long its notes take to be heard.</summary>
    public AttackTimes Attacks => LazyInitializer.EnsureInitialized(ref _attacks, () => new AttackTimes(() => new SamplerPlayer(this, SampleClock.Rate)));
}
