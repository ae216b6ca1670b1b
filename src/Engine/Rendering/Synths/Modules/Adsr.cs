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
    private int _sampleRate;
    private double _decaySpeed;
    private double _rate;

    /// <summary>What is left of the way after a whole stretch; it saves the exponential nearly always.</summary>
    private double _stretchFade;
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
        (_sampleRate, _decaySpeed) = (sampleRate, decaySpeed);
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

    public void Release() => Release(_options.ReleaseSeconds / _decaySpeed);

    /// <summary>The value after so many samples more.</summary>
    public float Advance(int samples)
    {
        double left = samples;
        while (left > 0 && _phase is Phase.Attack or Phase.Decay or Phase.Release)
        {
            var fade = left == SynthPlayer.GridSamples ? _stretchFade : Math.Exp(-_rate * left);
            var next = _target + ((_value - _target) * fade);
            if (_rate > 0 && (_target > _end ? next < _end : next > _end))
            {
                _value = next;
                break;
            }

            if (_rate > 0) left -= Math.Max(0, Math.Log((_target - _value) / (_target - _end)) / _rate);
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
            Fall(_options.Sustain, _options.DecaySeconds / _decaySpeed);
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
        _rate = timeConstants / (Math.Max(seconds, ShortestSeconds) * _sampleRate);
        _stretchFade = Math.Exp(-_rate * SynthPlayer.GridSamples);
    }
}
