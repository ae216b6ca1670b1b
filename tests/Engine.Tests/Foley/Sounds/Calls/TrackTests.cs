using Cuewright.Engine.Foley.Sounds.Calls;

namespace Cuewright.Engine.Tests.Foley.Sounds.Calls;

public sealed class TrackTests
{
    [Fact]
    public void Goes_through_its_points()
    {
        var track = Track.Parse("250 700@.3 300");
        Assert.Equal([250, 700, 300], new[] { 0, 0.3, 1 }.Select(track.At));
    }

    [Fact]
    public void A_point_without_a_place_lies_between_its_neighbours()
    {
        var track = Track.Parse("0 1 2@.8 3");
        Assert.Equal(1, track.At(0.4), 9);
    }

    [Fact]
    public void Never_leaves_what_lies_between_its_points()
    {
        var track = Track.Parse("0 10@.1 10@.5 2@.6 3");
        for (var share = 0.0; share <= 1; share += 0.01) Assert.InRange(track.At(share), -1e-9, 10 + 1e-9);
        Assert.Equal(10, track.At(0.3), 9);
    }

    [Fact]
    public void One_number_stays() => Assert.Equal(7, Track.Of(7).At(0.6));

    [Theory]
    [InlineData("")]
    [InlineData("1 2@.7 3@.5 4")]
    [InlineData("high low")]
    public void What_is_not_a_track_is_refused(string text) => Assert.Throws<FormatException>(() => Track.Parse(text));
}
