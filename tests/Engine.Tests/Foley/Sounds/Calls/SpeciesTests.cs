using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Calls;

/// <summary>Who calls is told by pitch and pace: ranges are those measured of the animals themselves.</summary>
public sealed class SpeciesTests
{
    [Theory]
    [InlineData("dog bark", 300, 900)]
    [InlineData("small dog", 600, 1700)]
    [InlineData("wolf howl", 270, 1000)]
    [InlineData("cat meow", 350, 1100)]
    [InlineData("cow moo", 70, 260)]
    [InlineData("sheep bleat", 130, 400)]
    [InlineData("goat", 200, 600)]
    [InlineData("horse neigh", 400, 1500)]
    [InlineData("crow caw", 300, 900)]
    [InlineData("rooster crow", 400, 1200)]
    [InlineData("owl hoot", 230, 600)]
    [InlineData("cuckoo", 430, 800)]
    [InlineData("pigeon coo", 230, 650)]
    [InlineData("duck quack", 150, 450)]
    [InlineData("baby cry", 300, 700)]
    [InlineData("scream", 700, 1900)]
    [InlineData("bee", 130, 330)]
    [InlineData("fly", 110, 290)]
    [InlineData("mosquito", 350, 950)]
    [InlineData("mouse squeak", 2000, 6500)]
    [InlineData("cricket", 3800, 5500)]
    public void A_voice_lies_where_its_owner_has_it(string name, double low, double high)
    {
        var loudest = Pitches.Loudest(Listen(name), 0.045);
        Assert.InRange(Pitches.Repeats(loudest, 0.6 * low, 1.6 * high), low, high);
    }

    [Fact]
    public void A_cat_purrs_some_twenty_five_times_a_second()
    {
        var envelope = Pitches.Envelope(Listen("cat purr"));
        Assert.InRange(Pitches.Repeats(envelope.AsSpan(200, 400), 12, 60, rate: 1000), 18, 36);
    }

    [Fact]
    public void A_cricket_chirps_in_pulses_of_thirty_a_second()
    {
        var onsets = Pitches.Onsets(Listen("cricket"));
        var gaps = onsets.Zip(onsets.Skip(1), (from, to) => to - from).ToArray();
        Assert.InRange(gaps.Where(gap => gap < 0.1).Average(), 0.026, 0.04);
        Assert.InRange(gaps.Count(gap => gap > 0.2) / 3.0, 1.5, 3);
    }

    [Fact]
    public void A_woodpecker_drums_some_eighteen_strokes_a_second()
    {
        var onsets = Pitches.Onsets(Listen("woodpecker"), 0.2);
        Assert.InRange((onsets.Length - 1) / (onsets[^1] - onsets[0]), 13, 24);
    }

    [Fact]
    public void A_cuckoo_falls_by_a_third()
    {
        var call = Listen("cuckoo");
        var onsets = Pitches.Onsets(call);
        Assert.Equal(2, onsets.Length);
        double From(double seconds) => Pitches.Repeats(call.AsSpan((int)((seconds + 0.03) * Signals.Rate), (int)(0.06 * Signals.Rate)), 350, 1000);
        Assert.InRange(12 * Math.Log2(From(onsets[0]) / From(onsets[1])), 2.5, 5.5);
    }

    [Fact]
    public void A_sheep_trembles_where_a_cow_does_not()
    {
        static double Trembling(string name) => Pitches.Swing(Pitches.Loudest(Listen(name), 0.6), 5.5, 14);
        Assert.True(Trembling("sheep bleat") > 2 * Trembling("cow moo"), $"{Trembling("sheep bleat"):0.000} and {Trembling("cow moo"):0.000}");
    }

    [Fact]
    public void A_heart_beats_in_pairs_at_seventy_a_minute()
    {
        var onsets = Pitches.Onsets(Listen("heartbeat", 5), 0.3, milliseconds: 40);
        Assert.InRange(onsets.Length / 2 * 60 / 5.0, 55, 90);
        var gaps = onsets.Zip(onsets.Skip(1), (from, to) => to - from).ToArray();
        Assert.True(gaps.Where((_, i) => i % 2 == 0).Max() < gaps.Where((_, i) => i % 2 == 1).Min());
    }

    private static float[] Listen(string name, double seconds = 3) => Heard.Of(SoundLibrary.Find(name), Manner.Usual, 1, seconds, seconds + 3).Mono;
}
