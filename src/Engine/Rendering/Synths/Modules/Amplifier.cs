namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>The last stage of a voice: its loudness envelope, what velocity does to it, and being silenced.</summary>
internal struct Amplifier
{
    private const double ChokeSeconds = 0.006;

    /// <summary>The velocity at which presets are levelled.</summary>
    private const float UsualVelocity = 90;

    private Adsr _envelope;
    private float _gain;

    public readonly bool Sounds => !_envelope.IsOver;

    /// <summary>How far along the attack or decay it is, without velocity.</summary>
    public readonly float Envelope => _envelope.Value;

    /// <summary>Sensitivity 1: amplitude follows the square of velocity, as in a sampled instrument; 0: not at all.</summary>
    public void Start(AdsrOptions options, int sampleRate, float velocity, double sensitivity, double decaySpeed = 1)
    {
        _envelope.Start(options, sampleRate, decaySpeed);
        _gain = (float)Math.Pow(velocity / UsualVelocity, 2 * sensitivity);
    }

    public void Release() => _envelope.Release();

    public void Choke() => _envelope.Release(ChokeSeconds);

    /// <summary>Gain at the beginning and at the end of the next stretch.</summary>
    public (float From, float To) Advance(int samples)
    {
        var from = _envelope.Value * _gain;
        return (from, _envelope.Advance(samples) * _gain);
    }
}
