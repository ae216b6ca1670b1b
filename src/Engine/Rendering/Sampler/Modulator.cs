namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// A controller seen through a curve (SoundFont 2.04 section 8.2): bits 0–6 which, bit 7 MIDI controller, bit 8 falling,
/// bit 9 bipolar, bits 10 and up linear, concave, convex or switch.
/// </summary>
internal readonly record struct ModulatorSource(ushort Bits)
{
    private const int Velocity = 2;
    private const int Key = 3;
    private const int PitchWheel = 14;
    private const int PitchWheelRange = 16;

    public bool IsVelocity => (Bits & 0xFF) == Velocity;

    /// <summary>The curve's value, 0 to 1 (bipolar −1 to 1), for a note on a channel at rest.</summary>
    public float At(float key, float velocity)
    {
        var index = Bits & 0x7F;
        if (index == 0 && (Bits & 0x80) == 0) return 1; // No controller: always on.
        var value = (Bits & 0x80) != 0 ? AtRest(index) : index switch
        {
            Velocity => velocity,
            Key => key,
            PitchWheel => 64,
            PitchWheelRange => 2,
            _ => 0,
        };

        // 64 is the exact middle of 128 steps. Banks set sample starts by this, to
        // the sample, so (127 − value) / 128, which the standard's tables would also allow, puts their layers out of phase.
        var falling = (Bits & 0x100) != 0;
        var x = falling ? (128 - value) / 128 : value / 128;
        if ((Bits & 0x200) == 0) return Curve(x);
        var bipolar = (2 * x) - 1;
        return bipolar < 0 ? -Curve(-bipolar) : Curve(bipolar);
    }

    private float Curve(float x) => (Bits >> 10) switch
    {
        1 => Concave(x),
        2 => Convex(x),
        3 => x >= 0.5f ? 1 : 0,
        _ => x,
    };

    /// <summary>Section 9.5.3: 1 at full, then falling with the square of the distance in decibels, 96 dB in all.</summary>
    private static float Concave(float x)
    {
        var distance = (1 - x) * 128 / 127;
        return distance <= 0 ? 1 : Math.Clamp(-(400f / 960) * MathF.Log10(distance), 0, 1);
    }

    private static float Convex(float x) => x <= 0 ? 0 : Math.Clamp(1 + (400f / 960 * MathF.Log10(x * 128 / 127)), 0, 1);

    /// <summary>The General MIDI state of a channel that nothing was sent to; loudness and place are the mix's business.</summary>
    private static float AtRest(int controller) => controller switch
    {
        7 => 100,
        8 or 10 => 64,
        11 => 127,
        91 => 40,
        _ => 0,
    };
}

/// <summary>Moves a generator by amount × source × second source, evaluated once when the note starts.</summary>
internal readonly record struct Modulator(
    ModulatorSource Source, Generator Destination, float Amount, ModulatorSource SecondSource, bool IsAbsolute = false)
{
    // Section 8.4, those of them that act on a channel at rest. Velocity to cutoff (8.4.2) is left to the player's brightness.
    public static readonly Modulator[] Defaults =
    [
        new(new ModulatorSource(0x0502), Generator.Attenuation, 960, default),
        new(new ModulatorSource(0x0587), Generator.Attenuation, 960, default),
        new(new ModulatorSource(0x058B), Generator.Attenuation, 960, default),
        new(new ModulatorSource(0x0081), Generator.VibratoLfoToPitch, 50, default),
        new(new ModulatorSource(0x028A), Generator.Pan, 500, default),
    ];

    /// <summary>The switched form of velocity to cutoff that SoundFont 2.01 had as a default; banks carry it only to switch it off.</summary>
    public bool IsLegacyVelocityToCutoff =>
        Destination == Generator.FilterCutoff && Source.Bits == 0x0102 && SecondSource.Bits == 0x0D02;

    public bool HasSameIdentityAs(Modulator other) =>
        Source == other.Source && Destination == other.Destination && SecondSource == other.SecondSource;

    public float At(float key, float velocity)
    {
        var value = Amount * Source.At(key, velocity) * SecondSource.At(key, velocity);
        return IsAbsolute ? Math.Abs(value) : value;
    }
}
