namespace Cuewright.Clips.Sights;

/// <summary>What kind of sound something would make.</summary>
public enum SightKind
{
    Impact,
    Step,
    Whoosh,
    CameraMove,
    Flash,
}

/// <summary>Something in a scene that would be heard: when, and where, −1 left to 1 right; and where it ends, of what passes.</summary>
public readonly record struct TrueSight(double Seconds, SightKind Kind, double Pan, double? PanEnd = null);
