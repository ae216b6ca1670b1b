using Cuewright.Engine.Rendering.Sampler;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>A voice's filter with the note it is played for: works out where the cutoff stands and sends the sound through.</summary>
internal struct VoiceFilter
{
    private const float UsualVelocity = 90;
    private const float MiddleC = 60;

    /// <summary>Below half the sample rate, above all that is heard.</summary>
    private const double HighestHz = 20_000;
    private const double LowestHz = 16;

    /// <summary>1/Q of the two halves of a four-pole Butterworth filter.</summary>
    private const double FirstDamping = 1.84776;
    private const double SecondDamping = 0.76537;

    private FilterOptions _options;
    private int _sampleRate;
    private float _octaves;
    private StateVariableFilter _first;
    private StateVariableFilter _second;
    private LadderFilter _ladder;

    public void Start(FilterOptions options, int sampleRate, in NoteStart note)
    {
        (_options, _sampleRate) = (options, sampleRate);
        _octaves = (float)((options.VelocityOctaves * (note.Velocity - UsualVelocity) / 64) + (options.KeyTrack * (note.Key - MiddleC) / 12));
        _first.Reset();
        _second.Reset();
        _ladder.Reset();
    }

    /// <param name="left">In place.</param>
    /// <param name="right">In place.</param>
    /// <param name="envelope">0 to 1.</param>
    /// <param name="octaves">What else moves it.</param>
    /// <param name="expression">0 to 1.</param>
    public void Process(Span<float> left, Span<float> right, float envelope, float octaves, float expression)
    {
        octaves += _octaves + (float)((_options.EnvelopeOctaves * envelope) + (_options.ExpressionOctaves * (expression - 1)));
        var hz = Math.Clamp(_options.CutoffHz * Exponential.Exp2(octaves), LowestHz, HighestHz);
        var frequency = hz / _sampleRate;
        var damping = 1 - (0.96 * _options.Resonance);
        switch (_options.Kind)
        {
            case FilterKind.Ladder:
                _ladder.Process(left, right, frequency, 3.95 * _options.Resonance, _options.Drive);
                break;
            case FilterKind.LowPass24:
                StateVariableFilter.LowPassTwice(
                    ref _first, ref _second, left, right, frequency, FirstDamping * (1 - (0.5 * _options.Resonance)), SecondDamping * damping);
                break;
            default:
                _first.Process(left, right, _options.Kind, frequency, Math.Sqrt(2) * damping);
                break;
        }
    }
}
