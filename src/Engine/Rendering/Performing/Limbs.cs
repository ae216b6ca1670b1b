using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>A drummer has two hands and two feet; each keeps its own time and has its own habits.</summary>
internal static class Limbs
{
    private const int RightHand = 2;

    /// <summary>A flam's grace note comes so much before its stroke, and so much softer.</summary>
    public const double FlamMs = 24;
    public const double FlamForce = 0.4;
    public const double FlamChance = 0.25;

    private const float GhostVelocity = 45;

    public static int Of(int pitch) => pitch switch
    {
        35 or 36 => 0, // right foot: bass drum
        44 => 1, // left foot: hi-hat pedal
        42 or 46 or 49 or 51 or 53 or 57 or 59 => RightHand, // right hand: hi-hat and cymbals
        _ => 3, // left hand
    };

    /// <summary>The arm that keeps time falls on the beats and rises between them; ghost notes are dropped, not struck.</summary>
    public static double Force(int pitch, int velocity, long tick)
    {
        if (velocity < GhostVelocity) return 0.9;
        if (Of(pitch) != RightHand) return 1;
        return Ticks.Sixteenth(tick) switch { 0 => 1.04, 2 => 0.98, _ => 0.92 };
    }

    public static bool Flams(int pitch) => pitch is 38 or 40;
}
