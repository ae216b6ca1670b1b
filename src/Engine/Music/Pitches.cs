namespace Cuewright.Engine.Music;

/// <summary>Arithmetic on keys of the keyboard (60 = middle C).</summary>
internal static class Pitches
{
    public static int Class(int pitch) => ((pitch % 12) + 12) % 12;

    /// <summary>The pitch of this class nearest to another pitch; of two as near, the lower.</summary>
    public static int Nearest(int pitchClass, int to)
    {
        var above = Class(pitchClass - to);
        return above < 6 ? to + above : to + above - 12;
    }

    /// <summary>The lowest pitch of this class at or above a floor.</summary>
    public static int AtOrAbove(int pitchClass, int floor) => floor + Class(pitchClass - floor);

    /// <summary>The same pitch class inside the range, as near as octaves allow.</summary>
    public static int Fit(int pitch, int low, int high)
    {
        while (pitch > high) pitch -= 12;
        while (pitch < low) pitch += 12;
        return pitch;
    }
}
