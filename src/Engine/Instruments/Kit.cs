using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Instruments;

/// <summary>The drums that parts call by name: their keys in a kit of the bank, and where they stand.</summary>
internal static class Kit
{
    /// <summary>Where a SoundFont keeps its kits.</summary>
    public const int Bank = 128;

    private const int OrchestraProgram = 48;
    private const int Keys = 128;

    /// <summary>Timpani stand together in the middle of the orchestra kit, on the keys where others have toms and cymbals.</summary>
    private const int LowestTimpani = 41;
    private const int HighestTimpani = 53;

    private static readonly FrozenDictionary<string, Drum> Drums =
        DataFile.Read<ImmutableArray<Drum>>("drums.yaml").ToFrozenDictionary(drum => drum.Name);

    private static readonly ImmutableArray<float> Stage = Placed(drum => drum.Key);

    private static readonly ImmutableArray<float> OrchestraStage = Placed(
        drum => drum.OrchestraKey ?? (drum.Key is >= LowestTimpani and <= HighestTimpani ? null : drum.Key));

    public static IEnumerable<string> Names => Drums.Keys;

    /// <summary>The drums whose strokes are the kick.</summary>
    public static ImmutableArray<string> Kicks { get; } = [.. Drums.Values.Where(drum => drum.Kick).Select(drum => drum.Name).Order(StringComparer.Ordinal)];

    /// <summary>Whether only recorded kits have it.</summary>
    public static bool IsSampled(string drum) => Drums.TryGetValue(drum, out var found) && found.Sampled;

    public static bool Has(string drum) => Drums.ContainsKey(drum);

    /// <summary>In a General MIDI kit.</summary>
    public static int Key(string drum) => Drums[drum].Key;

    public static int Key(string drum, Instrument kit) =>
        kit.IsDrumKit && kit.Program == OrchestraProgram ? Drums[drum].OrchestraKey ?? Drums[drum].Key : Drums[drum].Key;

    /// <summary>Its place as the audience sees the kit, −1 left to 1 right.</summary>
    public static float Pan(string drum) => Drums[drum].Pan;

    /// <summary>For each key of a kit of the bank, the place of the drum on it.</summary>
    public static ImmutableArray<float> Pans(int program) => program == OrchestraProgram ? OrchestraStage : Stage;

    private static ImmutableArray<float> Placed(Func<Drum, int?> keyOf)
    {
        var pans = new float[Keys];
        foreach (var drum in Drums.Values)
        {
            if (keyOf(drum) is { } key) pans[key] = drum.Pan;
        }

        return [.. pans];
    }
}
