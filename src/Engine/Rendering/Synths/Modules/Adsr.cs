namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>
/// Attack, decay, sustain, release with the bent segments of a capacitor being charged: the attack aims above 1 and is cut
/// there, falls aim a little below their end and are cut there, so that each time is exact and silence is reached.
/// </summary>
internal struct Adsr
{
    /// <summary>The attack aims this far: nearly straight at first, bent towards the top.</summary>
    private const double AttackAim = 1.35;

    /// <summary>A fall is over at 1/1000 of its way (−60 dB).</summary>
    private const double Rest = 0.001;

    private const double ShortestSeconds = 0.0005;

    private AdsrOptions _options;
    private double _rate;
    private double _value;
    private double _target;
    private double _end;
    private Phase _phase;

    private enum Phase
    {
        Over,
        Attack,
        Decay,
        Sustain,
        Release,
    }

    public readonly float Value => (float)_value;

    public readonly bool IsOver => _phase == Phase.Over;

    /// <summary>From 0. Decays go faster by the given factor (higher strings die sooner).</summary>
    public void Start(AdsrOptions options, int sampleRate, double decaySpeed = 1)
    {
        _options = options;
        SampleRate = sampleRate;
        DecaySpeed = decaySpeed;
        _value = 0;
        _phase = Phase.Attack;
        Aim(AttackAim, 1, options.AttackSeconds, Math.Log(AttackAim / (AttackAim - 1)));
    }

    public void Release(double seconds)
    {
        if (_phase == Phase.Over) return;
        _phase = Phase.Release;
        Fall(0, seconds);
    }

    public void Release() => Release(_options.ReleaseSeconds / DecaySpeed);

    private int SampleRate { get; set; }

    private double DecaySpeed { get; set; }

    /// <summary>The value after so many samples more.</summary>
    public float Advance(int samples)
    {
        double left = samples;
        while (left > 0 && _phase is Phase.Attack or Phase.Decay or Phase.Release)
        {
            var end = _rate > 0 ? Math.Log((_target - _value) / (_target - _end)) / _rate : 0;
            if (end > left)
            {
                _value = _target + ((_value - _target) * Math.Exp(-_rate * left));
                break;
            }

            left -= Math.Max(0, end);
            _value = _end;
            Next();
        }

        return (float)_value;
    }

    private void Next()
    {
        if (_phase == Phase.Attack)
        {
            _phase = Phase.Decay;
            Fall(_options.Sustain, _options.DecaySeconds / DecaySpeed);
        }
        else if (_phase == Phase.Decay)
        {
            _phase = _options.Sustain > 0 ? Phase.Sustain : Phase.Over;
        }
        else
        {
            _phase = Phase.Over;
        }
    }

    private void Fall(double end, double seconds)
    {
        // As long from wherever it begins: half the way is not half the time for a capacitor.
        var below = Math.Max((_value - end) * Rest, 1e-9);
        Aim(end - below, end, seconds, Math.Log((Math.Max(_value - end, 0) + below) / below));
    }

    private void Aim(double target, double end, double seconds, double timeConstants)
    {
        (_target, _end) = (target, end);
        _rate = timeConstants / (Math.Max(seconds, ShortestSeconds) * SampleRate);
    }
}
