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

    /// <summary>The highest velocity at which the preset plays this recording. Banks cut one recording into many velocities to give each its envelope.</summary>
    public byte TopVelocity { get; set; } = 127;

    public float this[Generator generator] => Generators[(int)generator];

    /// <summary>Where the bank has the filter stand for a note.</summary>
    public float CutoffCents(float key, float velocity)
    {
        var cents = this[Generator.FilterCutoff];
        foreach (var modulator in Modulators)
        {
            if (modulator.Destination == Generator.FilterCutoff) cents += modulator.At(key, velocity);
        }

        return cents;
    }

    public bool Answers(int velocity) => velocity >= LowVelocity && velocity <= HighVelocity;
}
