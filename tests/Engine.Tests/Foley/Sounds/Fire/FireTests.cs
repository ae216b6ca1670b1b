using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Fire;

namespace Cuewright.Engine.Tests.Foley.Sounds.Fire;

public sealed class FireTests
{
    [Fact]
    public void Fire_snaps_over_a_roar_and_twice_as_dense_twice_as_often()
    {
        var sound = (FireSound)SoundLibrary.Find("campfire");
        var (once, twice) = (Snaps(0.4), Snaps(0.8));
        Assert.InRange(twice / (double)once, 1.4, 2.6);
        int Snaps(double density)
        {
            // With its flames taken away.
            var mono = Heard.Of(sound with { Flames = [] }, new Manner { Density = density }, 1, 20, 20).Mono;
            var (count, last) = (0, -1000);
            for (var i = 0; i < mono.Length; i++)
            {
                if (Math.Abs(mono[i]) < 0.05) continue;
                if (i - last > 480) count++;
                last = i;
            }

            return count;
        }
    }

    [Fact]
    public void What_is_heard_between_snaps_is_low()
    {
        var sound = (FireSound)SoundLibrary.Find("fireplace");
        var flames = Heard.Of(sound with { Crackles = [] }, Manner.Usual, 1, 2, 2).CentroidHz();
        var crackles = Heard.Of(sound with { Flames = [] }, Manner.Usual, 1, 2, 2).CentroidHz();
        Assert.True(flames < 400 && crackles > 1500, $"{flames:0} Hz and {crackles:0} Hz");
    }
}
