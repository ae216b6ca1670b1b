using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Bells;

public sealed class BellSoundTests
{
    [Theory]
    [InlineData("hum", 0.5)]
    [InlineData("prime", 1)]
    [InlineData("tierce, a minor third", 1.19)]
    [InlineData("quint", 1.5)]
    [InlineData("nominal, the octave", 2)]
    [InlineData("twelfth", 3.01)]
    public void A_church_bell_has_the_partials_of_one(string partial, double ratio)
    {
        var heard = Heard.Of(SoundLibrary.Find("church bell"), Manner.Usual, 1, 2, 3).Mono;
        var hertz = 392 * ratio;
        var found = Pitches.Strongest(heard, 0.02, hertz * 0.97, hertz * 1.03);
        Assert.True(Math.Abs(found - hertz) < 2, $"{partial}: {found:0.0} Hz, not {hertz:0.0}");
    }

    [Fact]
    public void Low_partials_outlive_high_ones()
    {
        var heard = Heard.Of(SoundLibrary.Find("church bell"), Manner.Usual, 1, 2, 6);
        var early = new Heard(heard.Left[..48_000], heard.Right[..48_000], false).CentroidHz();
        var late = new Heard(heard.Left[^96_000..], heard.Right[^96_000..], false).CentroidHz();
        Assert.True(late < 0.75 * early, $"{early:0} Hz at first, {late:0} Hz later");
    }

    [Fact]
    public void A_temple_bell_breathes_slowly()
    {
        // Its hum is two tones 0.45 Hz apart: one breath in 2.2 s.
        var heard = Heard.Of(SoundLibrary.Find("temple bell"), Manner.Usual, 1, 2, 9).Mono;
        var levels = Enumerable.Range(2, 14).Select(half => Signals.LevelDb(heard.AsSpan(half * 24_000, 24_000))).ToArray();
        var rises = Enumerable.Range(1, levels.Length - 1).Count(at => levels[at] > levels[at - 1] + 0.3);
        Assert.InRange(rises, 2, 9);
    }

    [Fact]
    public void Twice_the_size_is_an_octave_lower()
    {
        var heard = Heard.Of(SoundLibrary.Find("small bell"), new Manner { Size = 2 }, 1, 1, 2).Mono;
        Assert.InRange(Pitches.Strongest(heard, 0, 700, 1500), 1085, 1105);
    }

    [Fact]
    public void A_gong_blooms()
    {
        var heard = Heard.Of(SoundLibrary.Find("gong"), Manner.Usual, 1, 2, 2);
        var struck = new Heard(heard.Left[..4096], heard.Right[..4096], false).CentroidHz();
        var open = new Heard(heard.Left[14_400..28_800], heard.Right[14_400..28_800], false).CentroidHz();
        Assert.True(open > 1.2 * struck, $"{struck:0} Hz when struck, {open:0} Hz after");
    }
}
