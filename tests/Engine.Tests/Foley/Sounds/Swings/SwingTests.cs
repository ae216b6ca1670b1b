using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Swings;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Swings;

public sealed class SwingTests
{
    private static readonly SwingSound Rod = (SwingSound)SoundLibrary.Find("stick swing") with { Q = 8, HissDb = -60 };

    [Fact]
    public void A_rod_sings_at_a_fifth_of_speed_over_width()
    {
        var heard = Heard.Of(Rod, Manner.Usual, 1, 1, 2);
        var formula = 0.2 * Rod.MetresPerSecond / (Rod.WidthMm / 1000);
        var lead = Rod.Begin(Manner.Usual, 1, Occurrence.Of(new Seed(7), Rod, 1)).LeadSamples;
        var peak = heard.Mono[(lead - 1024)..(lead + 1024)];
        Assert.InRange(new Heard(peak, peak, true).CentroidHz(), 0.75 * formula, 1.3 * formula);
    }

    [Theory]
    [InlineData("whoosh")]
    [InlineData("slow whoosh")]
    [InlineData("thrown object")]
    public void Its_moment_is_that_of_its_greatest_speed(string name)
    {
        var sound = (SwingSound)SoundLibrary.Find(name) with { SpinHz = 0 };
        var lead = sound.Begin(Manner.Usual, 1, Occurrence.Of(new Seed(7), sound, 1)).LeadSamples;
        var mono = Heard.Of(sound, Manner.Usual, 1, 1, 3).Mono;
        var before = Signals.LevelDb(mono.AsSpan(0, lead / 2));
        var at = Signals.LevelDb(mono.AsSpan(lead - 2400, 4800));
        var after = Signals.LevelDb(mono.AsSpan(lead + ((mono.Length - lead) / 2)));
        Assert.True(at > before + 10 && at > after + 10, $"{before:0}, {at:0}, {after:0} dB");
    }

    [Fact]
    public void A_whip_cracks_at_its_fastest()
    {
        var sound = (SwingSound)SoundLibrary.Find("whip crack");
        var lead = sound.Begin(Manner.Usual, 1, Occurrence.Of(new Seed(7), sound, 1)).LeadSamples;
        var mono = Heard.Of(sound, Manner.Usual, 1, 1, 3).Mono;
        Assert.InRange(Array.IndexOf(mono, mono.MaxBy(Math.Abs)), lead - 64, lead + 200);
    }
}
