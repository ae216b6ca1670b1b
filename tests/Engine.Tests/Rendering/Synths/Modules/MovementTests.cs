using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Tests.Rendering.Synths.Modules;

/// <summary>Envelopes, slow oscillators, slides and unison: what moves a voice.</summary>
public sealed class MovementTests
{
    private const int Rate = 48_000;
    private const double Stretch = (double)SynthPlayer.GridSamples / Rate;

    [Fact]
    public void An_envelope_takes_the_times_it_is_given()
    {
        var envelope = default(Adsr);
        envelope.Start(new AdsrOptions { AttackSeconds = 0.1, DecaySeconds = 0.4, Sustain = 0.5, ReleaseSeconds = 0.3 }, Rate);
        Assert.Equal(0.1, SecondsUntil(ref envelope, value => value >= 0.9999), 0.002);
        Assert.Equal(0.4, SecondsUntil(ref envelope, value => value <= 0.5), 0.002);
        for (var i = 0; i < 100; i++) Assert.Equal(0.5f, envelope.Advance(32));
        envelope.Release();
        Assert.Equal(0.3, SecondsUntil(ref envelope, value => value == 0), 0.002);
        Assert.True(envelope.IsOver);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.05)]
    public void A_release_takes_its_time_from_wherever_it_begins(double afterSeconds)
    {
        var envelope = default(Adsr);
        envelope.Start(new AdsrOptions { AttackSeconds = 0.1, ReleaseSeconds = 0.2 }, Rate);
        envelope.Advance((int)(afterSeconds * Rate));
        envelope.Release();
        Assert.Equal(0.2, SecondsUntil(ref envelope, value => value == 0), 0.002);
    }

    [Fact]
    public void An_envelope_is_the_same_however_it_is_cut()
    {
        var (whole, cut) = (default(Adsr), default(Adsr));
        var options = new AdsrOptions { AttackSeconds = 0.003, DecaySeconds = 0.01, Sustain = 0.3 };
        whole.Start(options, Rate);
        cut.Start(options, Rate);
        for (var i = 0; i < 30; i++)
        {
            cut.Advance(11);
            cut.Advance(21);
            Assert.Equal(whole.Advance(32), cut.Value, 1e-5f);
        }
    }

    [Fact]
    public void A_slow_oscillator_waits_comes_in_and_swings()
    {
        var scatter = new Scatter(0.4f);
        var lfo = default(Lfo);
        lfo.Start(new LfoOptions { Hz = 5, DelaySeconds = 0.5, FadeSeconds = 1 }, ref scatter);
        Assert.Equal(0, lfo.At(new Bearing(1, 0, 10)));
        Assert.Equal(0, lfo.At(new Bearing(1, 0, 10.45)));
        Assert.Equal(0.5f, lfo.At(new Bearing(1, 0, 11.05)) / MathF.Sin(2 * MathF.PI * 0.25f), 0.06f);
        Assert.Equal(1, lfo.At(new Bearing(1, 0, 13.05)), 1e-3f);
    }

    [Theory]
    [InlineData((int)LfoShape.Sine)]
    [InlineData((int)LfoShape.Triangle)]
    [InlineData((int)LfoShape.Random)]
    public void Smooth_shapes_stay_within_bounds_and_do_not_jump(int shape)
    {
        var scatter = new Scatter(0.7f);
        var lfo = default(Lfo);
        lfo.Start(new LfoOptions { Hz = 1, Shape = (LfoShape)shape, PerVoice = true }, ref scatter);
        var last = lfo.At(new Bearing(1, 0, 0));
        for (var seconds = 0.001; seconds < 20; seconds += 0.001)
        {
            var value = lfo.At(new Bearing(1, 0, seconds));
            Assert.InRange(value, -1f, 1f);
            Assert.True(Math.Abs(value - last) < 0.007, $"{last} to {value}");
            last = value;
        }
    }

    [Fact]
    public void A_slide_begins_at_the_one_key_and_ends_at_the_other_in_time()
    {
        var scatter = new Scatter(0);
        var pitch = default(Pitch);
        pitch.Start(new NoteStart(64, 90) { GlideFrom = 60, GlideSeconds = 0.2f }, Rate, 0, ref scatter);
        var bearing = new Bearing(1, 0, 0);
        Assert.Equal(60, pitch.Advance(0, bearing), 1e-9);
        var half = pitch.Advance((int)(0.1 * Rate), bearing);
        Assert.InRange(half, 61, 63.99);
        Assert.Equal(64, pitch.Advance((int)(0.1 * Rate), bearing), 1e-9);
    }

    [Fact]
    public void Seven_in_unison_stand_where_the_supersaw_has_them()
    {
        // Szabo (2010): offsets at full detune, and the levels of side and middle at a mix of 0.5.
        var voices = Unison.Of(7, 100, 0.5, 1);
        double[] offsets = [-0.11002313, -0.06288439, -0.01952356, 0, 0.01991221, 0.06216538, 0.10745242];
        for (var i = 0; i < 7; i++) Assert.Equal(100 * offsets[i] / 0.11002313, voices[i].Cents, 0.01);
        Assert.Equal((-0.73764 * 0.25) + (1.2841 * 0.5) + 0.044372, voices[0].Gain / voices[3].Gain * ((-0.55366 * 0.5) + 0.99785), 1e-9);
        Assert.Equal(1, voices.Sum(voice => voice.Gain * voice.Gain), 1e-9);
        Assert.Equal(0, voices[3].Pan);
        Assert.True(voices.Max(voice => voice.Pan) > 0.9 && voices.Min(voice => voice.Pan) < -0.9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void A_unison_is_as_loud_as_one_and_not_sharp(int count)
    {
        var voices = Unison.Of(count, 20, 0.7, 0.8);
        Assert.Equal(count, voices.Length);
        Assert.Equal(1, voices.Sum(voice => voice.Gain * voice.Gain), 1e-9);
        Assert.Equal(0, voices.Sum(voice => voice.Cents), 1e-9);
    }

    [Fact]
    public void The_polynomial_is_a_sine()
    {
        for (var cycles = -3.0; cycles < 3; cycles += 0.0137)
        {
            Assert.Equal(Math.Sin(2 * Math.PI * cycles), Sine.Of((float)cycles), 2e-6);
            if (Math.Abs(cycles) < 0.24) Assert.Equal(1, Sine.Tangent((float)cycles) / Math.Tan(2 * Math.PI * cycles), 1e-4);
        }
    }

    private static double SecondsUntil(ref Adsr envelope, Predicate<float> there)
    {
        for (var stretches = 1; stretches < 10_000; stretches++)
        {
            if (there(envelope.Advance(SynthPlayer.GridSamples))) return stretches * Stretch;
        }

        return double.PositiveInfinity;
    }
}
