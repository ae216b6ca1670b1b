using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Tests.Mixing;

public sealed class StageRoomTests
{
    private static readonly StageRoom Room = new() { Width = 20, Depth = 12, Height = 8, WallDb = -3, LevelDb = 0 };

    [Fact]
    public void Echoes_come_as_late_and_as_soft_as_their_way_is_long()
    {
        // A player in the middle, 2 m away; the side walls are 10 m off: 20.1 m there and back, at 343 m/s.
        var echoes = Room.Around(0, 0);
        var sides = echoes.Where(echo => Math.Abs(echo.Seconds - ((Math.Sqrt(404) - 2) / 343)) < 1e-6).ToArray();
        Assert.Equal(2, sides.Length);
        Assert.Contains(sides, echo => echo.LeftGain > 5 * echo.RightGain);
        Assert.Contains(sides, echo => echo.RightGain > 5 * echo.LeftGain);
        var power = (sides[0].LeftGain * sides[0].LeftGain) + (sides[0].RightGain * sides[0].RightGain);
        Assert.Equal(Math.Pow(10, -0.3) * 4 / 404, power, 1e-6);
    }

    [Fact]
    public void A_player_on_the_left_hears_the_left_wall_first()
    {
        var first = Room.Around(-0.9, 0.2).First(echo => Math.Max(echo.LeftGain, echo.RightGain) > 3 * Math.Min(echo.LeftGain, echo.RightGain));
        Assert.True(first.LeftGain > first.RightGain);
    }

    [Fact]
    public void From_the_back_the_walls_sound_sooner_and_louder_against_the_player()
    {
        static double Power(IEnumerable<Reflection> echoes) => echoes.Sum(echo => (echo.LeftGain * echo.LeftGain) + (echo.RightGain * echo.RightGain));
        var (near, far) = (Room.Around(0, 0), Room.Around(0, 0.9));
        Assert.True(far[0].Seconds < near[0].Seconds);
        Assert.True(Power(far) > 2 * Power(near));
    }
}
