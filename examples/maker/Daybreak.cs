using Cuewright.Clips;
using Cuewright.Engine.Time;
using Cuewright.Maker.Scenes;

namespace Cuewright.Maker;

/// <summary>
/// The example film: a night city, the sun over mountains, a ball at the sea, a hurried day in seven pictures, a flash,
/// and a wide quiet evening that goes dark.
/// </summary>
internal static class Daybreak
{
    private const int FlashAt = 416;

    public static ClipScript Film { get; } = new()
    {
        Name = "daybreak",
        Rate = new FrameRate(25, 1),
        Shots =
        [
            new(new NightCity(), 100),
            new(new Sunrise(), 110),
            new(new BallAtTheSea(), 110),
            new(new Sails(), 18),
            new(new Windmill(), 16),
            new(new Balloons(), 14),
            new(new Road(), 14),
            new(new Forest(), 12),
            new(new Birds(), 12),
            new(new KiteBeforeTheSun(), FlashAt - 406),
            new(new QuietLake(), 600 - FlashAt),
        ],
        Flashes = [new(FlashAt, 14, 1)],
        FadeInFrames = 12,
        FadeOutFrames = 45,
    };
}
