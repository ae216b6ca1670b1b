using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Calls;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;
using Cuewright.Engine.Tests.Rendering.Synths;

namespace Cuewright.Engine.Tests.Foley.Sounds.Calls;

public sealed class CallerTests
{
    private static readonly Uneven Even = new() { Semitones = 0, Formants = 0, Time = 0, LevelDb = 0 };

    private static readonly Syllable Voiced = new()
    {
        Seconds = 0.5,
        Pitch = Track.Of(220),
        Level = Track.Of(0),
        WanderCents = 0,
        Throat = new ThroatOptions { Rough = Track.Of(0), Formants = [new Formant { Hz = Track.Of(800), Width = 300 }] },
    };

    [Theory]
    [InlineData(1, 220)]
    [InlineData(2, 110)]
    public void Cords_repeat_at_the_pitch_and_at_half_of_it_where_they_are_twice_as_large(double size, double hertz)
    {
        var call = Make(Voiced, new Manner { Size = size });
        Assert.Equal(hertz, Pitches.Repeats(call.AsSpan(4800, 9600), 60, 500), 0.01 * hertz);
    }

    [Fact]
    public void Where_every_second_cycle_is_weaker_an_octave_below_is_heard()
    {
        var split = Voiced with { Throat = Voiced.Throat! with { Split = Track.Of(0.6) } };
        Assert.Equal(110, Pitches.Repeats(Make(split).AsSpan(4800, 9600), 60, 500), 1.5);
    }

    [Fact]
    public void What_is_rough_repeats_itself_less()
    {
        static double Likeness(double rough)
        {
            var call = Make(Voiced with { Throat = Voiced.Throat! with { Rough = Track.Of(rough) } }).AsSpan(4800, 14_400);
            var lag = (int)Math.Round(Signals.Rate / 220.0);
            var (product, own) = (0.0, 0.0);
            for (var i = 0; i + lag < call.Length; i++) (product, own) = (product + (call[i] * call[i + lag]), own + (call[i] * call[i]));
            return product / own;
        }

        Assert.True(Likeness(0) > 0.95);
        Assert.True(Likeness(0.5) < 0.6);
    }

    [Fact]
    public void A_formant_is_where_the_spectrum_is_highest()
    {
        foreach (var hertz in new[] { 660.0, 1320, 2640 })
        {
            var throat = Voiced.Throat! with { Formants = [new Formant { Hz = Track.Of(hertz), Width = 80 }] };
            var (power, step) = Spectrum.Of(Make(Voiced with { Throat = throat }), 8192, 8192);
            var loudest = Enumerable.Range(1, power.Length - 1).MaxBy(bin => power[bin]) * step;
            Assert.InRange(loudest, hertz - 120, hertz + 120);
        }
    }

    [Fact]
    public void A_chirp_sweeps_along_its_track()
    {
        var chirp = new Syllable { Seconds = 0.4, Pitch = Track.Parse("6000 3000"), Level = Track.Of(0), WanderCents = 0, Whistle = new WhistleOptions() };
        var call = Make(chirp);
        foreach (var share in new[] { 0.1, 0.3, 0.5, 0.7, 0.9 })
        {
            var middle = (int)(share * 0.4 * Signals.Rate);

            // Level at both ends.
            var way = share * share * (3 - (2 * share));
            Assert.Equal(6000 - (3000 * way), Pitches.Crossings(call.AsSpan(middle - 120, 240)), 30.0);
        }
    }

    [Fact]
    public void Noise_keeps_within_its_edges()
    {
        var hiss = new Syllable { Seconds = 0.5, Level = Track.Of(0), Noises = [new HissOptions { LowHz = Track.Of(2000), HighHz = Track.Of(4000) }] };
        var (power, step) = Spectrum.Of(Make(hiss), 16_384, 2000);
        double Sum(double low, double high) => Enumerable.Range((int)(low / step), (int)((high - low) / step)).Sum(bin => power[bin]);
        Assert.True(Sum(2000, 4000) > 5 * (Sum(50, 1000) + Sum(8000, 20_000)));
    }

    [Fact]
    public void Pulses_come_as_often_as_they_are_asked_for()
    {
        var hiss = new Syllable { Seconds = 1, Level = Track.Of(0), PulseHz = Track.Of(20), PulseDepth = Track.Of(1), Noises = [new HissOptions { LowHz = Track.Of(1000), HighHz = Track.Of(9000) }] };
        Assert.InRange(Pitches.Onsets(Make(hiss)).Length, 18, 21);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void What_lasts_is_as_long_as_it_is_asked_to_be(double seconds)
    {
        var call = new CallOptions { Syllables = [Voiced with { GapSeconds = 0.2 }] };
        var made = new Caller(Manner.Usual, Even, 1, new Seed(1).Begin()).Make(call, seconds);
        Assert.InRange(made.Length / (double)Signals.Rate, 0.9 * seconds, seconds + 0.75);
    }

    private static float[] Make(Syllable syllable, Manner? manner = null) =>
        new Caller(manner ?? Manner.Usual, Even, 1, new Seed(1).Begin()).Make(new CallOptions { Syllables = [syllable] });
}
