using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Surf;
using Cuewright.Engine.Tests.Dsp;
using Cuewright.Engine.Tests.Rendering.Synths;

namespace Cuewright.Engine.Tests.Foley.Sounds.Surf;

public sealed class SurfTests
{
    [Fact]
    public void Waves_break_as_often_as_their_period_says()
    {
        var sound = (SurfSound)SoundLibrary.Find("storm waves");
        var mono = Heard.Of(sound with { FarDb = -60 }, Manner.Usual, 1, 60, 60).Mono;
        const int window = Signals.Rate / 4;
        var levels = Enumerable.Range(0, mono.Length / window).Select(i => Signals.LevelDb(mono.AsSpan(i * window, window))).ToArray();
        var breaks = 0;
        for (var i = 4; i < levels.Length - 4; i++)
        {
            var around = levels.AsSpan(i - 4, 9);
            if (levels[i] >= around.ToArray().Max() && levels[i] > around.ToArray().Min() + 3) breaks++;
        }

        Assert.InRange(breaks, 0.75 * 60 / sound.PeriodSeconds, 1.25 * 60 / sound.PeriodSeconds);
    }

    [Fact]
    public void A_wave_rumbles_before_it_breaks_and_hisses_back_afterwards()
    {
        var sound = (SurfSound)SoundLibrary.Find("ocean waves");
        var wave = new BreakingWave(sound, new Engine.Seeds.Seed(3).Begin());
        wave.Come(8, new Engine.Seeds.Seed(4).Begin(), 0);
        var (left, right) = (new float[8 * Signals.Rate], new float[Sounding.Stretch]);
        for (var at = 0; at < left.Length; at += Sounding.Stretch) wave.Add(left.AsSpan(at, Sounding.Stretch), right, 1, 1, 1);

        // It breaks after 3.2 s.
        var (before, crash, back) = (Centroid(2), Centroid(3.3), Centroid(6.5));
        Assert.True(before < crash && crash < back, $"{before:0} Hz, {crash:0} Hz, {back:0} Hz");
        double Centroid(double seconds) => Spectrum.CentroidHz(left[(int)(seconds * Signals.Rate)..][..32_768], 8192);
    }
}
