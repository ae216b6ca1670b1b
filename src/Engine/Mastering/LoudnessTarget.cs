using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Mastering;

/// <summary>How loud the master is wanted (integrated, LUFS) and how high its true peak may go (dBTP).</summary>
public sealed record LoudnessTarget(string Name, double Lufs, double TruePeakDb)
{
    private static readonly Lazy<ImmutableArray<LoudnessTarget>> Embedded =
        new(() => DataFile.Read<ImmutableArray<LoudnessTarget>>("loudness.yaml"));

    /// <summary>The places people deliver to, from loudness.yaml; the first is the default.</summary>
    public static ImmutableArray<LoudnessTarget> Presets => Embedded.Value;

    public static LoudnessTarget Default => Presets[0];

    /// <summary>Reads the name of a preset, or a number of LUFS from −40 to −6 (with the peak of the preset that has it, or the default's).</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LoudnessTarget? target)
    {
        target = Presets.FirstOrDefault(preset => preset.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (target is null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var lufs) && lufs is >= -40 and <= -6)
        {
            target = (Presets.FirstOrDefault(preset => preset.Lufs == lufs) ?? Default) with { Name = text, Lufs = lufs };
        }

        return target is not null;
    }
}
