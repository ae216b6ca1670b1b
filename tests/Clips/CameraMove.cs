using Cuewright.Engine.Seeds;

namespace Cuewright.Clips;

/// <summary>Where the camera points: the middle of the picture in picture heights of the backdrop, and how near it is.</summary>
public readonly record struct CameraPose(double X, double Y, double Zoom);

/// <summary>How the camera moves over a scene.</summary>
public delegate CameraPose CameraMove(double seconds);

public static class CameraMoves
{
    public static CameraMove Still { get; } = _ => new CameraPose(0, 0, 1);

    /// <summary>Speeds in picture heights a second.</summary>
    public static CameraMove Pan(double x, double y = 0) => seconds => new CameraPose(x * seconds, y * seconds, 1);

    /// <summary>Stands, swings round fast, stands again.</summary>
    public static CameraMove Whip(double fromSeconds, double overSeconds, double distance) => seconds =>
        new CameraPose(distance * Eased((seconds - fromSeconds) / overSeconds), 0, 1);

    /// <summary>Nearer by this share each second.</summary>
    public static CameraMove Zoom(double perSecond) => seconds => new CameraPose(0, 0, Math.Exp(perSecond * seconds));

    /// <summary>A hand that does not hold still: a few slow waves of unrelated pace.</summary>
    public static CameraMove Shake(double amount, Seed seed)
    {
        var chance = seed.Begin();
        var waves = Enumerable.Range(0, 8).Select(i => (Hertz: chance.Between(1, 7), Phase: chance.Between(0, 2 * Math.PI))).ToArray();
        double Sum(IEnumerable<(double Hertz, double Phase)> some, double at) =>
            some.Sum(wave => Math.Sin((2 * Math.PI * wave.Hertz * at) + wave.Phase)) / 4;
        return seconds => new CameraPose(amount * Sum(waves[..4], seconds), amount * Sum(waves[4..], seconds), 1);
    }

    private static double Eased(double part)
    {
        var t = Math.Clamp(part, 0, 1);
        return t * t * (3 - (2 * t));
    }
}
