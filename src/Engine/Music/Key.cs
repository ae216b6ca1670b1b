using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cuewright.Engine.Music;

/// <summary>The seven-note modes from bright to dark, and the harmonic minor.</summary>
public enum Mode
{
    Lydian,
    Ionian,
    Mixolydian,
    Dorian,
    Aeolian,
    Phrygian,
    HarmonicMinor,
}

/// <summary>A tonic (pitch class, 0 = C) and a mode.</summary>
public readonly record struct Key(int Tonic, Mode Mode)
{
    private static readonly string[] SharpNames = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];
    private static readonly string[] FlatNames = ["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"];

    [JsonIgnore]
    public bool IsMinor => Mode is Mode.Dorian or Mode.Aeolian or Mode.Phrygian or Mode.HarmonicMinor;

    /// <summary>Semitones of the seven degrees above the tonic.</summary>
    [JsonIgnore]
    public ImmutableArray<int> Steps => Mode switch
    {
        Mode.Lydian => [0, 2, 4, 6, 7, 9, 11],
        Mode.Ionian => [0, 2, 4, 5, 7, 9, 11],
        Mode.Mixolydian => [0, 2, 4, 5, 7, 9, 10],
        Mode.Dorian => [0, 2, 3, 5, 7, 9, 10],
        Mode.Aeolian => [0, 2, 3, 5, 7, 8, 10],
        Mode.Phrygian => [0, 1, 3, 5, 7, 8, 10],
        Mode.HarmonicMinor => [0, 2, 3, 5, 7, 8, 11],
        _ => throw new InvalidOperationException($"No steps for {Mode}."),
    };

    /// <summary>Sharps (positive) or flats (negative) of the signature, as MIDI and notation write it.</summary>
    [JsonIgnore]
    public int Sharps
    {
        get
        {
            // Position of the tonic on the circle of fifths, moved by the mode's distance from major.
            var fifths = ((Tonic * 7) + 6) % 12 - 6;
            var shift = Mode switch
            {
                Mode.Lydian => 1,
                Mode.Ionian => 0,
                Mode.Mixolydian => -1,
                Mode.Dorian => -2,
                Mode.Aeolian or Mode.HarmonicMinor => -3,
                _ => -4,
            };
            var sharps = fifths + shift;
            return sharps < -6 ? sharps + 12 : sharps > 6 ? sharps - 12 : sharps;
        }
    }

    public override string ToString()
    {
        var name = Sharps < 0 ? FlatNames[Tonic] : SharpNames[Tonic];
        return Mode switch
        {
            Mode.Ionian => $"{name} major",
            Mode.Aeolian => $"{name} minor",
            Mode.HarmonicMinor => $"{name} harmonic minor",
            _ => $"{name} {Mode.ToString().ToLowerInvariant()}",
        };
    }
}
