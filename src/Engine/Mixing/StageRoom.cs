using System.Collections.Immutable;
using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Mixing;

/// <summary>An echo off a wall: how late it is after the direct sound, and how loud on each side.</summary>
internal readonly record struct Reflection(double Seconds, double LeftGain, double RightGain);

/// <summary>
/// The walls around the stage, in metres; the listener stands in the middle of the front, the players where the palette
/// puts them. First reflections tell the ear where someone stands: what is near a wall has an early, strong echo from that
/// side, and from the back of the stage walls and player sound almost at once. Found by mirroring the player in each wall and
/// each pair of them (image sources).
/// </summary>
internal sealed record StageRoom
{
    private const double MetresPerSecond = 343;
    private const double EarHeight = 1.5;
    private const double NearestMetres = 2;

    public required double Width { get; init; }

    public required double Depth { get; init; }

    public required double Height { get; init; }

    /// <summary>What a wall gives back.</summary>
    public required double WallDb { get; init; }

    /// <summary>All of them against the tail of the room.</summary>
    public required double LevelDb { get; init; }

    /// <summary>Echoes of a player at a place (−1 left to 1 right, 0 near to 1 far), the earliest first.</summary>
    public ImmutableArray<Reflection> Around(double pan, double distance)
    {
        var x = pan * 0.4 * Width;
        var y = NearestMetres + (distance * (Depth - NearestMetres - 1));
        var direct = Math.Sqrt((x * x) + (y * y));
        var wall = Decibels.ToGain(WallDb);
        var found = new List<Reflection>();
        foreach (var (acrossX, bouncesX) in new[] { (x, 0), (Width - x, 1), (-Width - x, 1) })
        {
            // The wall behind the players and the one behind the listener, who stands in the middle of the hall's length.
            foreach (var (acrossY, bouncesY) in new[] { (y, 0), ((2 * Depth) - y, 1), (-(2 * Depth) - y, 1) })
            {
                foreach (var (up, bouncesUp) in new[] { (0.0, 0), (2 * (Height - EarHeight), 1) })
                {
                    var bounces = bouncesX + bouncesY + bouncesUp;
                    if (bounces is 0 or > 2) continue;
                    var way = Math.Sqrt((acrossX * acrossX) + (acrossY * acrossY) + (up * up));
                    var gain = Decibels.ToGain(LevelDb) * Math.Pow(wall, bounces) * direct / way;
                    var angle = ((acrossX / way) + 1) * Math.PI / 4;
                    found.Add(new Reflection((way - direct) / MetresPerSecond, gain * Math.Cos(angle), gain * Math.Sin(angle)));
                }
            }
        }

        return [.. found.OrderBy(echo => echo.Seconds)];
    }
}
