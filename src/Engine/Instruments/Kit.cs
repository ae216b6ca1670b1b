using System.Collections.Frozen;

namespace Cuewright.Engine.Instruments;

/// <summary>The names of the drums in a General MIDI kit.</summary>
internal static class Kit
{
    public static readonly FrozenDictionary<string, int> Keys = new Dictionary<string, int>
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
}
