using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Repertoire.Notes;

namespace Cuewright.Engine.Tests.Instruments;

/// <summary>Single notes of the palette on the full bank; `bench notes` plays every instrument across its range.</summary>
public sealed class SingleNoteTests
{
    private const string FullBank = "/usr/share/sounds/sf2/MuseScore_General_Full.sf2";

    /// <summary>Every family, the bank, the synths and layers of both; recordings that lie beside their pitch among them.</summary>
    private static readonly (string Name, int Key)[] Drawn =
    [
        ("grand piano", 60), ("suitcase electric piano", 76), ("vibraphone", 72), ("church organ", 64), ("accordion", 57), ("steel guitar", 52),
        ("finger bass", 40), ("flat-wound bass", 56), ("chip bass", 40), ("chip lead", 84), ("violin", 88), ("cello", 64), ("tremolo cellos", 52),
        ("string ensemble", 72), ("choir", 64), ("trumpet", 72), ("tenor sax", 72), ("whistle", 83), ("sitar", 60), ("celtic harp", 76),
        ("supersaw chords", 56), ("abyss pad", 52), ("breathy voices", 64), ("djembe", 54), ("cajon", 40),
    ];

    [Fact]
    public void Notes_are_in_tune_brighter_when_harder_never_the_same_twice_ring_off_and_do_not_alias()
    {
        using var bank = SoundFont.Open(FullBank);
        var faults = new string[Drawn.Length][];
        Parallel.For(0, Drawn.Length, i => faults[i] = [.. Trial(Drawn[i].Name, Drawn[i].Key, bank).Faults().Select(fault => $"{Drawn[i].Name}: {fault}")]);
        Assert.Empty(faults.SelectMany(found => found));
    }

    [Theory]
    [InlineData("violin", 76, 12)]
    [InlineData("chip lead", 76, -8)]
    [InlineData("grand piano", 60, 100)]
    public void What_is_mistuned_is_found(string name, int key, double cents)
    {
        using var bank = SoundFont.Open(FullBank);
        var instrument = Palette.Default[name];
        var mistuned = instrument with { Layers = [.. instrument.Heard.Select(layer => layer with { DetuneCents = cents })] };
        var found = new KeyTrial(mistuned, bank, key).Cents;
        Assert.All(found, read => Assert.InRange(read, cents - 5, cents + 5));
    }

    private static KeyTrial Trial(string name, int key, SoundFont bank) => new(Palette.Default[name], bank, key);
}
