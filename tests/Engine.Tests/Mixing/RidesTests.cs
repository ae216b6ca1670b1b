using Cuewright.Engine.Dsp;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mixing;

public sealed class RidesTests
{
    private static readonly MixSettings Club = MixSettings.Find("club");
    private static readonly Rides Hands = Rides.Of(WrittenBeat.Score(12), Palette.Default, Club);

    [Fact]
    public void The_bass_makes_room_for_each_kick_and_is_back_before_the_next()
    {
        var duck = Hands.For(PartRole.Bass).Duck;
        for (var kick = 1; kick < 20; kick++)
        {
            var at = kick * WrittenBeat.BeatSeconds;
            Assert.Equal(Club.For(PartRole.Bass).KickDuckDb, Db(duck, at), 0.1);
            Assert.Equal(Club.For(PartRole.Bass).KickDuckDb, Db(duck, at + Club.KickDuck.HoldSeconds - 0.001), 0.1);
            Assert.Equal(0, Db(duck, at - 0.007), 0.01);
            Assert.InRange(Db(duck, at + (WrittenBeat.BeatSeconds / 2)), -5, -0.5);
        }

        Assert.True(Hands.For(PartRole.Drums).Duck.IsStill);
    }

    [Fact]
    public void Every_kit_is_heard_whether_sampled_or_a_machine()
    {
        var kits = Palette.Default.Instruments.Where(instrument => instrument.Family == "drums").ToArray();
        Assert.Contains(kits, kit => kit.Synth is not null);
        foreach (var kit in kits)
        {
            var beat = WrittenBeat.Score(4);
            var hands = Rides.Of(beat with { Parts = [beat.Parts[0] with { Instrument = kit.Name }] }, Palette.Default, Club);
            Assert.Equal(Club.For(PartRole.Bass).KickDuckDb, Db(hands.For(PartRole.Bass).Duck, WrittenBeat.BeatSeconds), 0.1);
        }
    }

    [Fact]
    public void Faders_are_up_when_a_louder_section_begins()
    {
        // Energy 2 until the third bar at 4 s, then 5.
        var level = Hands.For(PartRole.Harmony).Level;
        Assert.Equal(-Club.Energy.LevelDb, Db(level, 3.5), 0.01);
        Assert.Equal(2 * Club.Energy.LevelDb, Db(level, 4), 0.01);
        Assert.Equal(2 * Club.Energy.SpaceDb, Db(Hands.For(PartRole.Lead).Space, 5), 0.01);
    }

    [Fact]
    public void The_others_leave_the_band_of_the_tune_free_while_it_plays()
    {
        // The tune plays from 2 s to 4 s, then from 6 s.
        var carve = Hands.For(PartRole.Texture).Carve;
        Assert.Equal(0, Db(carve, 1.5), 0.01);
        Assert.Equal(Club.For(PartRole.Texture).CarveDb, Db(carve, 2.1), 0.05);
        Assert.Equal(Club.For(PartRole.Texture).CarveDb, Db(carve, 3.9), 0.05);
        Assert.Equal(0, Db(carve, 5.5), 0.05);
        Assert.True(Hands.For(PartRole.Lead).Carve.IsStill);
    }

    [Fact]
    public void The_echo_keeps_the_time_of_the_music() => Assert.Equal(WrittenBeat.BeatSeconds, Hands.BeatSeconds, 1e-9);

    private static double Db(Lane lane, double seconds) => Decibels.FromGain(lane.At((long)Math.Round(seconds * Rate)));
}
