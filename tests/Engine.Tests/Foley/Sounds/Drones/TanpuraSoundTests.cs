using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Tests.Foley.Sounds.Drones;

public sealed class TanpuraSoundTests
{
    [Theory]
    [InlineData("the fifth below", 103.8)]
    [InlineData("the tonic", 138.6)]
    [InlineData("the octave of the tonic", 277.2)]
    public void Its_strings_are_in_tune(string what, double hertz)
    {
        var heard = Heard.Of(SoundLibrary.Find("tanpura"), Manner.Usual, 1, 5, 4.5).Mono;
        var found = Pitches.Strongest(heard, 2.2, hertz * 0.97, hertz * 1.03);
        Assert.True(Math.Abs(1200 * Math.Log2(found / hertz)) < 12, $"{what}: {found:0.0} Hz");
    }

    [Fact]
    public void The_shimmer_of_a_string_comes_down()
    {
        // Before the second string: the first alone.
        var heard = Heard.Of(SoundLibrary.Find("tanpura"), Manner.Usual, 1, 5, 1.05);
        var early = new Heard(heard.Left[4800..14_400], heard.Right[4800..14_400], false).CentroidHz();
        var late = new Heard(heard.Left[38_400..48_000], heard.Right[38_400..48_000], false).CentroidHz();
        Assert.True(late < 0.8 * early, $"{early:0} Hz at first, {late:0} Hz later");
    }
}
