namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>The six numbers of an envelope, in samples (delay to decay and release, each for the whole way) and 0 to 1 (sustain).</summary>
internal readonly record struct EnvelopeShape(float Delay, float Attack, float Hold, float Decay, float Sustain, float Release);

/// <summary>
/// Delay, attack, hold, decay, sustain, release with straight segments between 0 and 1. The volume envelope reads what
/// follows the attack as decibels, the modulation envelope reads it as it is.
/// </summary>
internal struct Envelope
{
    private EnvelopeShape _shape;
    private float _elapsed;
    private float _releasedFrom;
    private bool _released;

    public float Value { get; private set; }

    public readonly bool IsAttacking => !_released && _elapsed < _shape.Delay + _shape.Attack;

    /// <summary>True once the release has reached 0, or a decay without sustain has.</summary>
    public readonly bool IsOver => Value <= 0 && (_released || _elapsed > _shape.Delay + _shape.Attack + _shape.Hold);

    public void Start(EnvelopeShape shape)
    {
        _shape = shape;
        _elapsed = 0;
        _released = false;
        Value = 0;
    }

    public float Advance(int samples)
    {
        _elapsed += samples;
        Value = _released ? Math.Max(0, _releasedFrom - (_elapsed / _shape.Release)) : BeforeRelease();
        return Value;
    }

    /// <summary>From now on down, starting at a value of the caller's choice.</summary>
    public void Release(float from, float releaseSamples)
    {
        _shape = _shape with { Release = releaseSamples };
        _released = true;
        _releasedFrom = from;
        _elapsed = 0;
        Value = from;
    }

    private readonly float BeforeRelease()
    {
        var t = _elapsed - _shape.Delay;
        if (t < 0) return 0;
        if (t < _shape.Attack) return t / _shape.Attack;
        t -= _shape.Attack + _shape.Hold;
        if (t <= 0) return 1;
        return Math.Max(_shape.Sustain, 1 - (t / _shape.Decay));
    }
}
