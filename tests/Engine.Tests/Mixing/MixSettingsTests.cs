using Cuewright.Engine.Data;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Tests.Dsp;
using Cuewright.Engine.Tests.Rendering.Synths;

namespace Cuewright.Engine.Tests.Mixing;

public sealed class MixSettingsTests
{
    public static TheoryData<string> Presets => [.. MixSettings.Names];

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_can_be_read_and_covers_every_role(string name)
    {
        var settings = MixSettings.Find(name);
        Assert.Equal(name, settings.Name);
        Assert.Equal(Enum.GetValues<PartRole>(), settings.Roles.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_full_chord_stays_clean_unless_the_style_is_rough(string name)
    {
        if (name is "rock" or "metal" or "lo-fi" or "boom-bap" or "trap") return;
        var settings = MixSettings.Find(name);
        foreach (var role in new[] { PartRole.Harmony, PartRole.Lead, PartRole.Texture })
        {
            if (settings.For(role).Saturation is not { } saturation) continue;

            // Six tones, both sides together 6 dB over the role's level, which is 0 dB here.
            double[] tones = [146.2, 219.7, 293.6, 370.1, 440.3, 587.9];
            var chord = tones.Select(hertz => Signals.Sine(2, hertz, 6 - Decibels.FromGain(Math.Sqrt(tones.Length)))).Aggregate(Signals.Sum);
            var added = new float[chord.Length];
            new Saturator(Signals.Rate, saturation).Process(chord, added);
            var (plain, binHz) = Spectrum.Of(chord, 65_536, 24_000);
            var (own, _) = Spectrum.Of(added, 65_536, 24_000);
            var beside = Enumerable.Range(0, own.Length).Where(bin => tones.All(hertz => Math.Abs((bin * binHz) - hertz) > 5 * binHz)).Max(bin => own[bin]);
            Assert.InRange(Decibels.FromPower(beside / plain.Max()), double.NegativeInfinity, -40);
        }
    }

    [Fact]
    public void Every_style_names_a_preset_that_exists() =>
        Assert.All(StyleLibrary.All, style => Assert.Contains(style.Mix, MixSettings.Names));

    [Fact]
    public void A_preset_takes_over_what_it_does_not_say()
    {
        var (like, other) = (MixSettings.Find("natural"), MixSettings.Find("lo-fi"));
        Assert.Equal(like.ReferenceLufs, other.ReferenceLufs);
        Assert.Throws<ArgumentException>(() => DataFile.ReadLike<MixSettings>("no such", ".mix.yaml"));
    }
}
