using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Formant;

/// <summary>Wordless voices: oscillators and breath through the resonances of vowels. The filter before them says how sharply they sing.</summary>
internal sealed record FormantPreset : SubtractivePreset
{
    private static readonly Lazy<ImmutableArray<Vowel>> Vowels = new(() => DataFile.Read<ImmutableArray<Vowel>>("vowels.yaml"));

    public required ImmutableArray<OscillatorOptions> Oscillators { get; init; }

    public double Breath { get; init; }

    /// <summary>Names of vowels on a line; the voice moves along it and back.</summary>
    public required ImmutableArray<string> Path { get; init; }

    /// <summary>Where on the line it begins (0 to 1), and how far and how fast it wanders.</summary>
    public double Place { get; init; }

    public double WanderDepth { get; init; }

    public LfoOptions? Wander { get; init; }

    /// <summary>Further along by so much as the filter's envelope rises (mouth opens).</summary>
    public double OpensBy { get; init; }

    /// <summary>What of the source is heard past the vowels, for body.</summary>
    public double Direct { get; init; } = 0.1;

    /// <summary>Octaves that the vowels move for each octave of the key: smaller singers sing higher.</summary>
    public double Size { get; init; } = 0.15;

    public override ISynthVoice Voice(int sampleRate) => new FormantVoice(this, sampleRate);

    public static Vowel FindVowel(string name) =>
        Vowels.Value.FirstOrDefault(vowel => vowel.Name == name) ?? throw new InvalidDataException($"No vowel '{name}'.");
}

/// <summary>A vowel as one kind of singer sings it: its resonances from the lowest.</summary>
internal sealed record Vowel(string Name, ImmutableArray<Resonance> Resonances);

internal sealed record Resonance(double Hz, double GainDb, double WidthHz);
