namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// The slow unsteadiness of a held note: pitch and level wander, each as two sines of no common period that begin where the
/// note was told to. Comes in gently, so the note begins where it was meant to.
/// </summary>
internal struct Sway
{
    private const float SlowHertz = 0.37f;
    private const float QuickHertz = 1.13f;
    private const float ComesInSeconds = 0.6f;

    private float _phase;
    private float _seconds;

    /// <summary>−1 to 1.</summary>
    public float Pitch { get; private set; }

    /// <summary>−1 to 1.</summary>
    public float Level { get; private set; }

    public void Start(float phase)
    {
        (_phase, _seconds) = (phase, 0);
        (Pitch, Level) = (0, 0);
    }

    public void Advance(float seconds)
    {
        _seconds += seconds;
        var depth = Math.Min(1, _seconds / ComesInSeconds) / 2;
        Pitch = depth * (Sine((SlowHertz * _seconds) + _phase) + Sine((QuickHertz * _seconds) + (3 * _phase)));
        Level = depth * (Sine((SlowHertz * 1.3f * _seconds) + (5 * _phase)) + Sine((QuickHertz * 1.7f * _seconds) + (7 * _phase)));
    }

    private static float Sine(float turns) => MathF.Sin(2 * MathF.PI * turns);
}
