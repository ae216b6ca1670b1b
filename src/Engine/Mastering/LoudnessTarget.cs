using System.Collections.Immutable;
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
}
