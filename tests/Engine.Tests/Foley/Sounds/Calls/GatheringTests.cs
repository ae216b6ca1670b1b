using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Calls;

public sealed class GatheringTests
{
    [Fact]
    public void Twice_as_many_hands_are_three_decibels_louder()
    {
        static double Level(double density) => Signals.LevelDb(Heard.Of(SoundLibrary.Find("applause"), new Manner { Density = density }, 1, 5, 5).Left);
        Assert.InRange(Level(2) - Level(1), 1.5, 4.5);
        Assert.InRange(Level(1) - Level(0.5), 1.5, 4.5);
    }

    [Theory]
    [InlineData("applause")]
    [InlineData("sparrow flock")]
    [InlineData("crowd murmur")]
    [InlineData("crickets")]
    public void They_are_all_around_and_balanced(string name)
    {
        var heard = Heard.Of(SoundLibrary.Find(name), Manner.Usual, 1, 8, 8);
        var (left, right, both) = (0.0, 0.0, 0.0);
        for (var i = 0; i < heard.Left.Length; i++)
        {
            left += heard.Left[i] * heard.Left[i];
            right += heard.Right[i] * heard.Right[i];
            both += heard.Left[i] * heard.Right[i];
        }

        Assert.InRange(both / Math.Sqrt(left * right), -0.2, 0.85);
        Assert.InRange(10 * Math.Log10(left / right), -4.5, 4.5);
    }

    [Fact]
    public void They_do_not_all_begin_with_it()
    {
        var heard = Heard.Of(SoundLibrary.Find("crowd murmur"), Manner.Usual, 1, 6, 6);
        var first = Signals.LevelDb(heard.Left.AsSpan(0, Signals.Rate));
        var later = Signals.LevelDb(heard.Left.AsSpan(2 * Signals.Rate, 3 * Signals.Rate));
        Assert.InRange(first - later, -5, 5);
    }

    [Fact]
    public void No_stretch_of_a_bed_comes_again()
    {
        var envelope = Pitches.Envelope(Heard.Of(SoundLibrary.Find("birdsong"), Manner.Usual, 1, 30, 30).Mono).Chunk(50).Select(chunk => chunk.Average()).ToArray();
        var mean = envelope.Average();
        var own = envelope.Sum(x => (x - mean) * (x - mean));
        for (var lag = 60; lag < envelope.Length / 2; lag++)
        {
            var likeness = Enumerable.Range(0, envelope.Length - lag).Sum(i => (envelope[i] - mean) * (envelope[i + lag] - mean)) / own;
            Assert.True(likeness < 0.6, $"{likeness:0.00} after {lag * 0.05:0.00} s");
        }
    }
}
