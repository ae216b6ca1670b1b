using System.Collections.Frozen;

namespace Cuewright.Engine.Instruments;

/// <summary>The names of the drums in a General MIDI kit, and where the orchestra kit has them instead.</summary>
internal static class Kit
{
    private const int OrchestraProgram = 48;

    private static readonly FrozenDictionary<string, int> Keys = new Dictionary<string, int>
    {
        ["kick"] = 36,
        ["softKick"] = 35,
        ["rim"] = 37,
        ["snare"] = 38,
        ["clap"] = 39,
        ["brush"] = 40,
        ["lowTom"] = 43,
        ["midTom"] = 47,
        ["highTom"] = 50,
        ["hat"] = 42,
        ["pedalHat"] = 44,
        ["openHat"] = 46,
        ["crash"] = 49,
        ["crash2"] = 57,
        ["splash"] = 55,
        ["china"] = 52,
        ["ride"] = 51,
        ["rideBell"] = 53,
        ["tambourine"] = 54,
        ["cowbell"] = 56,
        ["highBongo"] = 60,
        ["lowBongo"] = 61,
        ["muteConga"] = 62,
        ["openConga"] = 63,
        ["lowConga"] = 64,
        ["cabasa"] = 69,
        ["maracas"] = 70,
        ["claves"] = 75,
        ["triangle"] = 81,
        ["shaker"] = 82,
        ["bellTree"] = 84,
    }.ToFrozenDictionary();

    /// <summary>The orchestra kit has timpani where others have toms, rides and crashes.</summary>
    private static readonly FrozenDictionary<string, int> OrchestraKeys = new Dictionary<string, int>
    {
        ["hat"] = 27,
        ["pedalHat"] = 28,
        ["openHat"] = 29,
        ["ride"] = 30,
        ["crash"] = 59,
        ["china"] = 57,
    }.ToFrozenDictionary();

    public static IEnumerable<string> Names => Keys.Keys;

    public static bool Has(string drum) => Keys.ContainsKey(drum);

    /// <summary>In a General MIDI kit.</summary>
    public static int Key(string drum) => Keys[drum];

    public static int Key(string drum, Instrument kit) =>
        kit.IsDrumKit && kit.Program == OrchestraProgram && OrchestraKeys.TryGetValue(drum, out var key) ? key : Keys[drum];
}
