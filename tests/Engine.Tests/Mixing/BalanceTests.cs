using Cuewright.Engine.Dsp;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;

namespace Cuewright.Engine.Tests.Mixing;

public sealed class BalanceTests
{
    private static readonly SyntheticPart[] Trio =
    [
        new("tune", PartRole.Lead, []), new("chords", PartRole.Harmony, []), new("bass", PartRole.Bass, []),
    ];

    [Fact]
    public void A_part_that_is_too_loud_for_its_role_is_turned_down()
    {
        var even = Faders(-30, -30, -30);
        var loudChords = Faders(-30, -20, -30);
        Assert.InRange(loudChords[1] - even[1], -10, -5);
        Assert.Equal(even[0], loudChords[0], 0.001);
    }

    [Fact]
    public void The_level_of_the_whole_bank_changes_nothing()
    {
        var soft = Faders(-50, -44, -47);
        var loud = Faders(-20, -14, -17);
        for (var part = 0; part < 3; part++) Assert.Equal(soft[part] - 50, loud[part] - 20, 0.001);
    }

    [Fact]
    public void Silent_parts_do_not_move_the_others()
    {
        Assert.Equal(Faders(-30, -30, -30)[0], Faders(-30, -30, LoudnessReport.Silence)[0], 3.0);
        Assert.All(Faders(LoudnessReport.Silence, LoudnessReport.Silence, LoudnessReport.Silence), fader => Assert.Equal(0, fader));
    }

    [Fact]
    public void No_part_is_moved_further_than_the_limit()
    {
        var even = Faders(-30, -30, -30);
        Assert.Equal(-MixSettings.Default.BalanceLimitDb, Faders(-30, 10, -30)[1] - even[1], 5.0);
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(-60)]
    public void A_noise_lies_under_the_music_however_loud_it_was_recorded(double noiseLufs)
    {
        var trio = Trio.Select(part => part.Info).ToArray();
        var noise = Of("crackle", PartRole.Texture, "vinyl crackle");
        var faders = Balance.Faders([.. trio, noise], [-30, -30, -30, noiseLufs], MixSettings.Default);
        Assert.InRange(noiseLufs + faders[3] - (-30 + faders[0]), -36, -25);
        Assert.Equal(Faders(-30, -30, -30), faders[..3]);
    }

    [Fact]
    public void Parts_of_one_drummer_keep_their_level_among_each_other()
    {
        var tune = Trio[0].Info;
        var (beat, shaker) = (Of("beat", PartRole.Drums, "trap kit"), Of("shaker", PartRole.Drums, "standard kit"));
        var alone = Balance.Faders([tune, beat], [-30, -20], MixSettings.Default);
        var both = Balance.Faders([tune, beat, shaker], [-30, -20, -45], MixSettings.Default);
        Assert.Equal(both[1], both[2]);
        Assert.Equal(alone[1] - alone[0], both[1] - both[0], 0.1);
    }

    private static StemInfo Of(string name, PartRole role, string instrument) => new(name, role, Palette.Default[instrument]);

    private static double[] Faders(params double[] loudness) =>
        [.. Balance.Faders([.. Trio.Select(part => part.Info)], [.. loudness], MixSettings.Default)];
}
