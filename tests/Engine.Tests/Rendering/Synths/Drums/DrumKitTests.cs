using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Rendering.Synths.Drums;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Rendering.Synths.Drums;

public sealed class DrumKitTests
{
    public static TheoryData<string> Kits => [.. SynthLibrary.All.OfType<DrumKit>().Select(kit => kit.Name)];

    [Theory]
    [MemberData(nameof(Kits))]
    public void Every_drum_that_has_a_name_is_there_and_about_as_loud_as_the_others(string name)
    {
        var kit = (DrumKit)SynthLibrary.Find(name);
        var drums = Kit.Names.Where(drum => !Kit.IsSampled(drum)).Order().ToArray();
        Assert.Equal(drums, kit.Drums.Keys.Order());
        foreach (var drum in drums)
        {
            var peakDb = 20 * Math.Log10(Stroke(kit, drum).Max(MathF.Abs));
            Assert.True(peakDb is > -42 and < -6, $"{drum} peaks at {peakDb:0} dB");
        }
    }

    [Theory]
    [MemberData(nameof(Kits))]
    public void A_closed_hat_silences_the_open_one_and_a_kick_does_not(string name)
    {
        var kit = (DrumKit)SynthLibrary.Find(name);
        double After(string? next)
        {
            var player = Played.Player(kit);
            player.NoteOn(new NoteStart(Kit.Key("openHat"), 100));
            Played.Process(player, 0.1);
            if (next is not null) player.NoteOn(new NoteStart(Kit.Key(next), 1));
            Played.Process(player, 0.06);
            return Signals.LevelDb(Played.Mono(Played.Process(player, 0.05)));
        }

        Assert.True(After("hat") < After(null) - 20, "hat");
        Assert.True(After("pedalHat") < After(null) - 20, "pedal");
        Assert.InRange(After("kick") - After(null), -1, 1);
    }

    [Theory]
    [MemberData(nameof(Kits))]
    public void Kicks_are_low_hats_are_high_and_toms_go_down(string name)
    {
        var kit = (DrumKit)SynthLibrary.Find(name);
        double Hertz(string drum) => Spectrum.CentroidHz(Stroke(kit, drum));
        Assert.True(Hertz("kick") < 250, $"kick {Hertz("kick"):0} Hz");
        Assert.True(Hertz("hat") > 3000, $"hat {Hertz("hat"):0} Hz");
        Assert.True(Hertz("lowTom") < Hertz("midTom") && Hertz("midTom") < Hertz("highTom"), "toms");
    }

    [Theory]
    [MemberData(nameof(Kits))]
    public void A_kick_rises_without_a_corner_wherever_in_a_stretch_it_begins(string name)
    {
        foreach (var wait in new[] { 0, 17, 31 })
        {
            var player = Played.Player(SynthLibrary.Find(name));
            Played.Process(player, wait / (double)Signals.Rate);
            player.NoteOn(new NoteStart(Kit.Key("kick"), 120) { Variation = 0.3f });
            var sound = Played.Mono(Played.Process(player, 0.03));
            Assert.True(sound[..3].Max(MathF.Abs) < 0.02 * sound.Max(MathF.Abs), $"after {wait} samples");
        }
    }

    [Fact]
    public void Keys_without_a_drum_are_silent() =>
        Assert.All(Played.Note(SynthLibrary.Find("808 machine"), 30, 100, 0.1, 0.1).Left, sample => Assert.Equal(0, sample));

    [Fact]
    public void The_long_kick_rings_low_and_for_a_second()
    {
        // Of the original: about 49 Hz once it has settled, and audible for well over a second.
        var kick = Stroke((DrumKit)SynthLibrary.Find("808 machine"), "kick", 2);
        Assert.InRange(Peak.Cents(kick, 49, 0.3), -25, 25);
        Assert.InRange(Peak.DecaySeconds(kick, 49, 0.2, 0.7), 1.3, 1.7);
    }

    [Fact]
    public void The_driven_bass_does_not_fold_back()
    {
        foreach (var key in new[] { 36, 48, 55 })
        {
            var sound = Played.Mono(Played.Note(SynthLibrary.Find("distorted 808 bass"), key, 120, 2, 2));
            var (power, binHz) = Spectrum.Of(sound, 65_536, 19_200);
            var hertz = 440 * Math.Pow(2, (key - 69) / 12.0);
            var between = Enumerable.Range(8, power.Length - 8).Where(bin => Math.Abs((bin * binHz / hertz) - Math.Round(bin * binHz / hertz)) > 0.25);
            Assert.True(between.Max(bin => power[bin]) < 1e-6 * power.Max(), $"key {key}");
        }
    }

    [Fact]
    public void A_bass_note_slides_into_the_next()
    {
        var player = Played.Player(SynthLibrary.Find("808 bass"));
        player.NoteOn(new NoteStart(36, 90));
        Played.Process(player, 0.5);
        player.NoteOn(new NoteStart(43, 90));
        player.NoteOff(36);
        var slid = Played.Mono(Played.Process(player, 2));
        Assert.InRange(Peak.Cents(slid, 440 * Math.Pow(2, (43 - 69) / 12.0), 0.3), -3, 3);
    }

    private static float[] Stroke(DrumKit kit, string drum, double seconds = 0.6) =>
        Played.Mono(Played.Note(kit, Kit.Key(drum), 100, seconds, seconds));
}
