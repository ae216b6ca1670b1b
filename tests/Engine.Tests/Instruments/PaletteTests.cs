using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Rendering.Synths;
using Cuewright.Repertoire;

namespace Cuewright.Engine.Tests.Instruments;

public sealed class PaletteTests
{
    private const string FullBank = "/usr/share/sounds/sf2/MuseScore_General_Full.sf2";
    private const string Reference = "grand piano";

    private static readonly Palette Palette = Palette.Default;

    [Fact]
    public void It_has_well_over_a_hundred_and_twenty_instruments_of_every_family()
    {
        string[] families = ["strings", "piano", "guitar", "bass", "drums", "percussion", "winds", "brass", "plucked", "mallets", "synth", "organ", "voices", "world", "effects", "noise"];
        Assert.True(Palette.Instruments.Length >= 200, $"{Palette.Instruments.Length}");
        Assert.Equal(families.Order(), Palette.Instruments.Select(instrument => instrument.Family).Distinct().Order());
    }

    [Fact]
    public void All_instruments_are_equally_loud_on_the_full_bank()
    {
        using var bank = SoundFont.Open(FullBank);
        var reference = SoloLoudness.Of(Palette[Reference], bank);
        var off = new double[Palette.Instruments.Length];
        Parallel.For(0, off.Length, i => off[i] = SoloLoudness.Of(Palette.Instruments[i], bank) - reference);
        Assert.Empty(Palette.Instruments.Zip(off).Where(entry => Math.Abs(entry.Second) > 1.5).Select(entry => $"{entry.First.Name}: {entry.Second:+0.0;-0.0} LU"));
    }

    [Fact]
    public void Every_source_is_one_the_full_bank_or_the_synths_have()
    {
        using var bank = SoundFont.Open(FullBank);
        Assert.Empty(
            from instrument in Palette.Instruments
            from layer in instrument.Heard
            where layer.Synth is { } synth ? !SynthLibrary.Has(synth) : IsStandIn(layer)
            select $"{instrument.Name}: {layer.Bank}:{layer.Program} {layer.Synth}");

        // A bank answers with its capital tone where it lacks the variation.
        bool IsStandIn(Layer layer)
        {
            var capital = layer.Bank == Kit.Bank ? bank.Find(Kit.Bank, 0) : bank.Find(0, layer.Program!.Value);
            return (layer.Bank, layer.Program) is not (0, _) and not (Kit.Bank, 0) && bank.Find(layer.Bank, layer.Program!.Value) == capital;
        }
    }

    [Fact]
    public void A_word_never_calls_two_unrelated_things()
    {
        var calls = Palette.Instruments.SelectMany(instrument => instrument.Words.Append(instrument.Name).Select(word => (Word: word.ToLowerInvariant(), instrument.Family)));
        Assert.Empty(calls.GroupBy(call => call.Word).Where(word => word.Select(call => call.Family).Distinct().Count() > 1).Select(word => word.Key));
    }

    [Fact]
    public void What_the_palette_has_is_nowhere_said_to_be_missing()
    {
        var known = Palette.Instruments.SelectMany(instrument => instrument.Words.Append(instrument.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Empty(Lexicon.English().Where(entry => entry.Meaning.Near && known.Contains(entry.Phrase)).Select(entry => entry.Phrase));
    }

    [Fact]
    public void Places_and_ranges_are_possible() => Assert.All(Palette.Instruments, instrument =>
    {
        Assert.InRange(instrument.Low, 12, instrument.High - 11);
        Assert.InRange(instrument.High, instrument.Low, 108);
        Assert.InRange(instrument.Pan, -1, 1);
        Assert.InRange(instrument.Distance, 0, 1);
    });

    [Fact]
    public void Manners_name_instruments_that_exist_and_each_at_most_once()
    {
        var named = Manner.All.SelectMany(manner => manner.Instruments).ToArray();
        Assert.All(named, name => Assert.True(Palette.Has(name), name));
        Assert.Equal(named.Distinct(), named);
    }
}
