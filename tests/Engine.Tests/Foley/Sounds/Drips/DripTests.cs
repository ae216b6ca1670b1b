using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Drips;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Drips;

public sealed class DripTests
{
    [Fact]
    public void A_tap_drips_like_a_clock_that_is_a_little_off()
    {
        var sound = (DripSound)SoundLibrary.Find("dripping tap");
        var mono = Heard.Of(sound, Manner.Usual, 1, 30, 30).Mono;
        var drops = new List<double>();
        for (var i = 0; i < mono.Length; i++)
        {
            if (Math.Abs(mono[i]) > 0.03 && (drops.Count == 0 || (i / (double)Signals.Rate) - drops[^1] > 0.3)) drops.Add(i / (double)Signals.Rate);
        }

        var gaps = drops.Zip(drops.Skip(1), (from, to) => to - from).ToArray();
        Assert.InRange(gaps.Average(), 0.65 * sound.EverySeconds, 1.6 * sound.EverySeconds);
        Assert.All(gaps, gap => Assert.InRange(gap / gaps.Average(), 0.75, 1.25));
        Assert.True(gaps.Max() > 1.02 * gaps.Min());
    }
}
