using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Rendering.Synths.Modal;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Tests.Rendering.Synths.Modal;

public sealed class ModalTests
{
    private static readonly ModalPreset Bar = new()
    {
        Name = "bar",
        Modes = [new() { Ratio = 1, Seconds = 2 }, new() { Ratio = 3.99, Seconds = 1, LevelDb = -10 }, new() { Ratio = 9.2, Seconds = 0.6, LevelDb = -14 }],
    };

    public static TheoryData<string> Tuned =>
    [
        .. SynthLibrary.All.OfType<ModalPreset>()
            .Where(preset => preset.Tags.Contains("mallets") && preset.Modes[0] is { Ratio: 1, BloomSeconds: 0, BeatHz: <= 1 })
            .Select(preset => preset.Name),
    ];

    [Theory]
    [MemberData(nameof(Tuned))]
    public void Bars_are_in_tune_within_two_cents(string name)
    {
        var preset = (ModalPreset)SynthLibrary.Find(name) with { ShorterPerOctave = 1 };
        preset = preset with { Modes = [.. preset.Modes.Select(mode => mode.Ratio == 1 ? mode with { Seconds = Math.Max(2, mode.Seconds), BeatHz = 0 } : mode)] };
        foreach (var key in new[] { -12, -7, 0, 7, 12 }.Select(step => preset.MiddleKey + step))
        {
            var cents = Peak.Cents(Played.Mono(Played.Note(preset, key, 80, 2, 2)), Pitch.Hertz(key));
            Assert.True(Math.Abs(cents) <= 2, $"{name}, key {key}: {cents:0.0} cents");
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3.99, 1)]
    [InlineData(9.2, 0.6)]
    public void Modes_ring_at_their_ratio_and_for_their_time(double ratio, double seconds)
    {
        var hertz = ratio * Pitch.Hertz(60);
        var sound = Played.Mono(Played.Note(Bar, 60, 90, 2, 2));
        Assert.InRange(Peak.Cents(sound, hertz, 0), -1, 1);
        Assert.InRange(Peak.DecaySeconds(sound, hertz, 0.05, 0.35), 0.97 * seconds, 1.03 * seconds);
    }

    [Fact]
    public void Higher_bars_ring_shorter()
    {
        var sound = Played.Mono(Played.Note(Bar with { ShorterPerOctave = 2 }, 72, 90, 2, 2));
        Assert.InRange(Peak.DecaySeconds(sound, Pitch.Hertz(72), 0.05, 0.45), 0.97, 1.03);
    }

    [Fact]
    public void A_soft_beater_leaves_the_upper_modes_alone()
    {
        double Upper(double contactMs, float velocity)
        {
            var (power, binHz) = Spectrum.Of(Played.Mono(Played.Note(Bar with { ContactMs = contactMs }, 60, velocity, 0.4, 0.4)), 16_384, 0);
            double At(double ratio) => power[(int)Math.Round(ratio * Pitch.Hertz(60) / binHz)];
            return At(9.2) / At(1);
        }

        Assert.True(Upper(1, 120) > 2 * Upper(1, 40));

        // Levels are those at the usual velocity, whatever strikes.
        Assert.InRange(Upper(4, 90) / Upper(0.2, 90), 0.6, 1.7);
    }

    [Fact]
    public void A_skin_struck_hard_begins_sharp_and_settles()
    {
        var sound = Played.Mono(Played.Note(Bar with { BendSemitones = 2, BendSeconds = 0.1 }, 48, 90, 2, 2));
        var early = Spectrum.Of(sound, 4096, 0);
        var top = Enumerable.Range(0, 60).MaxBy(bin => early.Power[bin]) * early.BinHz;
        Assert.True(top > Pitch.Hertz(48.6), $"{top:0} Hz");
        Assert.InRange(Peak.Cents(sound, Pitch.Hertz(48), 0.6), -1, 1);
    }

    [Fact]
    public void A_plate_takes_its_time_to_be_bright()
    {
        var gong = Played.Mono(Played.Note(SynthLibrary.Find("tam-tam"), 48, 100, 2, 2));
        Assert.True(Spectrum.CentroidHz(gong[19_200..]) > 1.2 * Spectrum.CentroidHz(gong, 4096));
    }
}
