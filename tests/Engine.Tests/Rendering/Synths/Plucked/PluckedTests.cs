using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Rendering.Synths.Plucked;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Rendering.Synths.Plucked;

public sealed class PluckedTests
{
    private static readonly PluckedPreset Plain = new() { Name = "plain", Strings = [new StringOptions()], Seconds = 2, HighSeconds = 0.4 };

    public static TheoryData<string> Names => [.. SynthLibrary.All.OfType<PluckedPreset>().Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Strings_are_in_tune_within_two_cents(string name)
    {
        var preset = (PluckedPreset)SynthLibrary.Find(name);

        // A short sound has no sharper pitch than this lets be measured: let it ring.
        preset = preset with { Seconds = Math.Max(2, preset.Seconds), ShorterPerOctave = 1 };
        foreach (var key in new[] { -12, -5, 0, 7, 12, 19, 24 }.Select(step => preset.MiddleKey + step))
        {
            var sound = Played.Mono(Played.Note(preset, key, 80, 2, 2));
            var cents = Peak.Cents(sound, Pitch.Hertz(key));
            Assert.True(Math.Abs(cents) <= 2, $"{name}, key {key}: {cents:0.0} cents");
        }
    }

    [Theory]
    [InlineData(40)]
    [InlineData(64)]
    [InlineData(88)]
    public void A_string_rings_as_long_as_asked(int key)
    {
        var sound = Played.Mono(Played.Note(Plain with { MiddleKey = key }, key, 90, 2, 2));
        Assert.InRange(Peak.DecaySeconds(sound, Pitch.Hertz(key), 0.2, 1.2), 1.94, 2.06);
    }

    [Fact]
    public void High_partials_die_at_their_own_time()
    {
        var sound = Played.Mono(Played.Note(Plain with { MiddleKey = 60, Position = 0.11 }, 60, 110, 2, 2));
        var hertz = 15 * Pitch.Hertz(60);

        // The law between the two decays that are asked: σ₀ + σ₂·f².
        var (slow, fast) = (ModeBank.SixtyDb / 2, ModeBank.SixtyDb / 0.4);
        var expected = ModeBank.SixtyDb / (slow + ((fast - slow) * Math.Pow(hertz / 4000, 2)));
        Assert.InRange(Peak.DecaySeconds(sound, hertz, 0.1, 0.4), 0.9 * expected, 1.1 * expected);
    }

    [Fact]
    public void Partials_of_a_stiff_string_are_stretched()
    {
        const double Stiffness = 0.0004;
        var sound = Played.Mono(Played.Note(Plain with { MiddleKey = 48, Stiffness = Stiffness, HighSeconds = 1.5, Position = 0.09 }, 48, 100, 2, 2));
        foreach (var partial in new[] { 4, 6, 8 })
        {
            var hertz = partial * Pitch.Hertz(48) * Math.Sqrt((1 + (Stiffness * partial * partial)) / (1 + Stiffness));
            Assert.InRange(Peak.Cents(sound, hertz, 0.1), -3, 3);
        }
    }

    [Fact]
    public void A_string_plucked_in_the_middle_has_no_second_partial()
    {
        var hertz = Pitch.Hertz(52);
        var (power, binHz) = Spectrum.Of(Played.Mono(Played.Note(Plain with { MiddleKey = 52, Position = 0.5 }, 52, 90, 1, 1)), 16_384, 4800);
        double Level(int partial) => power[(int)Math.Round(partial * hertz / binHz)];
        Assert.True(Level(2) < Level(3) / 30, "second partial");
    }

    [Fact]
    public void A_flat_bridge_feeds_the_upper_partials_while_the_string_swings()
    {
        // A buzzing string is brighter half a second on than one that only fades.
        double Centroid(double buzz) => Spectrum.CentroidHz(
            Played.Mono(Played.Note(Plain with { MiddleKey = 48, Seconds = 8, HighSeconds = 1.5, PluckMs = 2, Buzz = buzz }, 48, 90, 1.2, 1.2))[(Signals.Rate / 2)..]);
        Assert.True(Centroid(1) > 1.5 * Centroid(0), $"{Centroid(1):0} Hz, without {Centroid(0):0} Hz");
    }

    [Fact]
    public void Sympathetic_strings_answer_where_they_are_tuned()
    {
        var preset = Plain with { MiddleKey = 60, Strings = [new StringOptions(), new StringOptions { Ratio = 1.5, Sympathetic = true }] };
        var sound = Played.Mono(Played.Note(preset, 60, 90, 2, 2));
        Assert.InRange(Peak.Cents(sound, 1.5 * Pitch.Hertz(60)), -3, 3);
    }
}
