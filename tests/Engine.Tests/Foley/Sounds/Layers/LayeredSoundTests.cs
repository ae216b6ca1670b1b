using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Layers;

/// <summary>Layered sounds against what they are called.</summary>
public sealed class LayeredSoundTests
{
    private const int Rate = Signals.Rate;

    [Theory]
    [InlineData("laser shot")]
    [InlineData("power down")]
    [InlineData("downer")]
    [InlineData("sub drop")]
    public void What_falls_gets_lower(string name)
    {
        var sound = SoundLibrary.Find(name);
        var heard = Hear(name, sound.Seconds);
        var sounds = Sounding(heard, 0.02);
        Assert.True(CentroidHz(heard, 0, sounds / 4) > 1.25 * CentroidHz(heard, sounds / 2, sounds / 4));
    }

    [Theory]
    [InlineData("riser")]
    [InlineData("energy charge")]
    [InlineData("power up")]
    public void What_rises_gets_higher_and_louder(string name)
    {
        var seconds = SoundLibrary.Find(name).Seconds;
        var heard = Hear(name, seconds);
        var quarter = (int)(seconds * Rate / 4);
        Assert.True(CentroidHz(heard, 2 * quarter, quarter / 2) > 1.3 * CentroidHz(heard, quarter / 4, quarter / 2));
        Assert.True(Db(heard, 2 * quarter, quarter / 2) > Db(heard, quarter / 4, quarter / 2) + 6);
    }

    [Fact]
    public void A_rise_has_its_moment_at_its_top_however_long_it_is()
    {
        var rise = SoundLibrary.Find("riser");
        foreach (var seconds in new[] { 1.5, 6 })
        {
            var lead = rise.Begin(Manner.Usual, seconds, Occurrence.Of(new(1), rise, 0)).LeadSamples;
            var heard = Hear("riser", seconds);
            var window = Rate / 20;
            var loudest = Enumerable.Range(0, heard.Length / window).MaxBy(at => Db(heard, at * window, window)) * window;
            Assert.InRange(lead - loudest, -0.1 * seconds * Rate, 0.1 * seconds * Rate);
        }
    }

    [Fact]
    public void A_beep_has_the_pitch_and_length_it_is_given()
    {
        var heard = Hear("beep", 1);
        Assert.InRange(Pitches.Strongest(heard, 0, 800, 2500, 16_384), 1480 * 0.995, 1480 * 1.005);
        Assert.InRange(Sounding(heard) / (double)Rate, 0.15, 0.165);
    }

    [Fact]
    public void A_countdown_beeps_once_a_second_and_higher_at_the_end()
    {
        var heard = Hear("countdown", 4);
        var pitches = Enumerable.Range(0, 4).Select(second => Pitches.Strongest(heard[(second * Rate)..Math.Min(heard.Length, (second * Rate) + 6000)], 0, 400, 3000, 8192)).ToArray();
        Assert.All(pitches[..3], hz => Assert.InRange(hz, 870, 890));
        Assert.InRange(pitches[3], 1745, 1775);
        foreach (var second in new[] { 0, 1, 2 }) Assert.True(Db(heard, (second * Rate) + 12_000, 12_000) < Db(heard, (second * Rate) + 1000, 4000) - 40);
    }

    [Fact]
    public void Typing_is_a_row_of_strokes_for_as_long_as_it_is_asked_for()
    {
        var heard = Hear("typewriter", 4);
        var window = Rate / 50;
        var levels = Enumerable.Range(0, heard.Length / window).Select(at => Db(heard, at * window, window)).ToArray();
        var strokes = Enumerable.Range(1, levels.Length - 1).Count(at => levels[at] > levels[at - 1] + 12);
        Assert.InRange(strokes, 12, 60);
        Assert.InRange(Sounding(heard) / (double)Rate, 3.2, 4.1);
    }

    [Fact]
    public void A_denser_bed_has_more_pings_and_is_as_long()
    {
        var sparkle = SoundLibrary.Find("magic sparkle");
        var few = Heard.Of(sparkle, new Manner { Density = 0.3 }, 1, 2, 1.2).Mono;
        var many = Heard.Of(sparkle, new Manner { Density = 3 }, 1, 2, 1.2).Mono;
        Assert.True(Db(many, 0, many.Length) > Db(few, 0, few.Length) + 4);
    }

    private static float[] Hear(string name, double seconds) => Heard.Of(SoundLibrary.Find(name), Manner.Usual, 1, seconds, 8).Mono;

    /// <summary>Samples until all of it is below a share of its peak.</summary>
    private static int Sounding(float[] heard, double share = 0.003)
    {
        var least = share * heard.Max(Math.Abs);
        return Array.FindLastIndex(heard, sample => Math.Abs(sample) > least);
    }

    private static double Db(float[] heard, int from, int count) => Signals.LevelDb(heard.AsSpan(from, Math.Min(count, heard.Length - from)));

    private static double CentroidHz(float[] heard, int from, int count) => new Heard(heard[from..(from + count)], heard[from..(from + count)], true).CentroidHz();
}
