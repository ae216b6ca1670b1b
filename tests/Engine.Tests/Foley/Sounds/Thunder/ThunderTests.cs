using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Thunder;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Thunder;

public sealed class ThunderTests
{
    private static readonly Heard Near = Hear("lightning strike");
    private static readonly Heard Far = Hear("distant thunder");

    [Fact]
    public void Pieces_of_the_channel_arrive_when_sound_has_come_from_them()
    {
        var sound = (ThunderSound)SoundLibrary.Find("rolling thunder");
        var arrivals = Channel.Of(sound, 1, new Seed(3).Begin());
        Assert.All(arrivals, arrival => Assert.Equal(arrival.Metres, arrival.Seconds * 340, 1e-6));

        // The foot is the nearest but for what runs towards the ear within the cloud, whose far end gives the length of the roll.
        var spread = arrivals.Max(arrival => arrival.Metres) - arrivals.Min(arrival => arrival.Metres);
        Assert.InRange(spread, 500, 1.3 * (sound.HeightMetres + sound.AcrossMetres));
    }

    [Fact]
    public void What_is_near_cracks_first_and_rolls_afterwards()
    {
        var crack = Near.Mono[..(Signals.Rate / 2)];
        var roll = Near.Mono[(2 * Signals.Rate)..(4 * Signals.Rate)];
        Assert.True(Signals.LevelDb(crack) > Signals.LevelDb(roll) + 4, $"{Signals.LevelDb(crack):0.0} and {Signals.LevelDb(roll):0.0} dB");
        var (sharp, dull) = (new Heard(crack, crack, true).CentroidHz(), new Heard(roll, roll, true).CentroidHz());
        Assert.True(sharp > 1.05 * dull, $"{sharp:0} and {dull:0} Hz");
    }

    [Fact]
    public void What_is_far_is_duller_and_rolls_for_longer()
    {
        Assert.True(Far.CentroidHz() < 0.8 * Near.CentroidHz());
        Assert.True(Rolls(Far) > Rolls(Near) + 1.5, $"{Rolls(Near):0.0} s near, {Rolls(Far):0.0} s far");
    }

    [Fact]
    public void Treble_is_lost_with_the_way_it_has_come() =>
        Assert.True(ThunderSounding.Treble(5000) < 0.1 * ThunderSounding.Treble(200));

    /// <summary>Seconds in which it is within 20 dB of its loudest.</summary>
    private static double Rolls(Heard heard)
    {
        const int window = Signals.Rate / 10;
        var mono = heard.Mono;
        var levels = Enumerable.Range(0, mono.Length / window).Select(i => Signals.LevelDb(mono.AsSpan(i * window, window))).ToArray();
        return levels.Count(level => level > levels.Max() - 20) * 0.1;
    }

    private static Heard Hear(string name) => Heard.Of(SoundLibrary.Find(name), Manner.Usual, 1, 20, 20);
}
