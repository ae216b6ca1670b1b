namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// The players' hands or breath: a swing of the pitch that all notes of a player share, and each player of a section has a
/// little earlier or later in its turn. Its rate and depth wander slowly, for only machines keep them; the wandering is two
/// slow sines of no common period, so it needs no chance.
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

    /// <summary>From player to player, the golden share of a turn: however many, none swing together.</summary>
    private const double NextPlayer = 0.381966;

    private double _depth;
    private double _targetCents;
    private double _cents;
    private double _cycles;
    private double _seconds;

    public void Aim(float cents) => _targetCents = cents;

    /// <summary>Cents that a player of the section is off the note.</summary>
    public readonly float Of(int player) => _depth == 0 ? 0 : (float)(_depth * Math.Sin(2 * Math.PI * (_cycles + (NextPlayer * player))));

    /// <summary>So many seconds on.</summary>
    public void Advance(double seconds)
    {
        if (_targetCents == 0 && _cents < 0.05)
        {
            (_cents, _cycles, _depth) = (0, 0, 0); // The next swing starts from the note itself.
            return;
        }

        _seconds += seconds;
        _cents += (_targetCents - _cents) * Math.Min(1, seconds / SmoothSeconds);
        _cycles += seconds * Hertz * (1 + (RateWander * Math.Sin(2 * Math.PI * RateWanderHertz * _seconds)));
        _depth = _cents * (1 + (DepthWander * Math.Sin(2 * Math.PI * DepthWanderHertz * _seconds)));
    }
}
