namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>
/// One stroke against the usual one: how much more or less of it reaches each pitch. Levels in the presets are those heard
/// at the usual velocity on the middle key.
/// </summary>
/// <param name="ContactSeconds">How long the beater touches at the usual velocity.</param>
/// <param name="Velocity">1 to 127.</param>
/// <param name="Factor">By how much the thing struck is smaller than that of the middle key.</param>
internal readonly record struct Stroke(double ContactSeconds, float Velocity, double Factor)
{
    /// <summary>Without loudness, which <see cref="Force.Level"/> gives.</summary>
    public double At(double hertz) =>
        Force.Reaches(hertz, Force.ContactSeconds(ContactSeconds, Velocity)) / Force.Reaches(hertz / Factor, ContactSeconds);
}
