using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Instruments;

public sealed class KitTests
{
    private const string FullBank = "/usr/share/sounds/sf2/MuseScore_General_Full.sf2";

    [Theory]
    [InlineData("standard kit")]
    [InlineData("jazz kit")]
    [InlineData("orchestra kit")]
    [InlineData("studio kit")]
    [InlineData("808 kit")]
    public void A_kit_stands_across_the_stage_around_kick_and_snare(string name)
    {
        using var bank = SoundFont.Open(FullBank);
        var kit = Palette.Default[name];
        Assert.InRange(RightOverLeftDb("kick"), -1, 1);
        Assert.InRange(RightOverLeftDb("snare"), -1, 1);
        Assert.InRange(RightOverLeftDb("hat"), 2, 20);
        Assert.InRange(RightOverLeftDb("ride"), -20, -2);
        Assert.InRange(RightOverLeftDb("tambourine"), -20, -2);

        double RightOverLeftDb(string drum)
        {
            var player = Players.Of(kit, bank, new Seed(1));
            var (left, right) = (new float[SampleClock.Rate / 4], new float[SampleClock.Rate / 4]);
            player.NoteOn(new NoteStart(Kit.Key(drum, kit), 100) { Variation = 0.5f });
            player.Process(left, right);
            return Signals.LevelDb(right) - Signals.LevelDb(left);
        }
    }

    [Fact]
    public void Timpani_stay_in_the_middle_of_the_orchestra_kit() =>
        Assert.All(Enumerable.Range(41, 13), key => Assert.Equal(0, Kit.Pans(48)[key]));

    [Fact]
    public void The_orchestra_kit_has_its_cymbals_elsewhere()
    {
        Assert.Equal(59, Kit.Key("crash", Palette.Default["orchestra kit"]));
        Assert.Equal(49, Kit.Key("crash", Palette.Default["standard kit"]));
        Assert.Equal(Kit.Pan("crash"), Kit.Pans(48)[59]);
    }
}
