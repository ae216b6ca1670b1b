namespace Cuewright.Engine.Briefing;

/// <summary>What a hit is called where people read it.</summary>
public static class HitWords
{
    /// <param name="label">The name of a <see cref="HitKind"/>, or the user's own, which stays as it was written.</param>
    public static string Of(string label) => label switch
    {
        nameof(HitKind.MotionPeak) => "movement",
        nameof(HitKind.Given) => "moment",
        _ => Enum.TryParse<HitKind>(label, out _) ? label.ToLowerInvariant() : label,
    };
}
