namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// The player's hand or breath: a swing of the pitch that all sounding notes share. Its rate and depth wander slowly, for
/// only machines keep them; the wandering is two slow sines of no common period, so it needs no chance.
/// </summary>
internal struct Vibrato
{
    private const double Hertz = 5.3;
    private const double RateWander = 0.07;
    private const double RateWanderHertz = 0.31;
    private const double DepthWander = 0.2;
    private const double DepthWanderHertz = 0.43;

    /// <summary>Depth moves two thirds of its way in this time.</summary>
    private const double SmoothSeconds = 0.12;

    private double _targetCents;
    private double _cents;
    private double _cycles;
    private double _seconds;

    public void Aim(float cents) => _targetCents = cents;

    /// <summary>Cents off the note after so many seconds more.</summary>
    public float Advance(double seconds)
    {
        if (_targetCents == 0 && _cents < 0.05)
        {
            (_cents, _cycles) = (0, 0); // The next swing starts from the note itself.
            return 0;
        }

        _seconds += seconds;
        _cents += (_targetCents - _cents) * Math.Min(1, seconds / SmoothSeconds);
        _cycles += seconds * Hertz * (1 + (RateWander * Math.Sin(2 * Math.PI * RateWanderHertz * _seconds)));
        var depth = _cents * (1 + (DepthWander * Math.Sin(2 * Math.PI * DepthWanderHertz * _seconds)));
        return (float)(depth * Math.Sin(2 * Math.PI * _cycles));
    }
}
