namespace Cuewright.Engine.Dsp;

/// <summary>The unsteadiness of a motor: the pitch swings slowly (wow) and shivers (flutter), each by so many cents.</summary>
internal sealed record DriftOptions
{
    public required double WowCents { get; init; }

    public required double WowHz { get; init; }

    public required double FlutterCents { get; init; }

    public required double FlutterHz { get; init; }
}

/// <summary>
/// Tape that does not run evenly: both channels are heard at a delay that moves. It depends on time alone, so signals that go
/// through drifts of their own still add up.
/// </summary>
internal sealed class Drift
{
    private const int Grid = 32;

    private readonly MovingDelay _left;
    private readonly MovingDelay _right;
    private readonly double _wow;
    private readonly double _flutter;
    private readonly double _wowRadians;
    private readonly double _flutterRadians;
    private long _position;

    public Drift(int sampleRate, DriftOptions options)
    {
        // A delay of d·sin(wt) bends the pitch by d·w at most.
        _wowRadians = 2 * Math.PI * options.WowHz / sampleRate;
        _flutterRadians = 2 * Math.PI * options.FlutterHz / sampleRate;
        _wow = (Math.Pow(2, options.WowCents / 1200) - 1) / _wowRadians;
        _flutter = (Math.Pow(2, options.FlutterCents / 1200) - 1) / _flutterRadians;
        Latency = (int)Math.Ceiling(_wow + _flutter) + 2;
        _left = new MovingDelay(2 * Latency);
        _right = new MovingDelay(2 * Latency);
    }

    /// <summary>The delay it moves around.</summary>
    public int Latency { get; }

    public void Reset()
    {
        _left.Reset();
        _right.Reset();
        _position = 0;
    }

    public void Process(Span<float> left, Span<float> right)
    {
        for (var i = 0; i < left.Length;)
        {
            var into = (int)(_position % Grid);
            var from = Delay(_position - into);
            var slope = (Delay(_position - into + Grid) - from) / Grid;
            for (; into < Grid && i < left.Length; into++, i++, _position++)
            {
                var delay = from + (slope * into);
                _left.Write(left[i]);
                _right.Write(right[i]);
                left[i] = _left.Read(delay);
                right[i] = _right.Read(delay);
            }
        }
    }

    /// <summary>The slow swing is two that never meet, so that no turn is like the last.</summary>
    private double Delay(long sample) => Latency
        + (_wow * ((0.6 * Math.Sin(_wowRadians * sample)) + (0.4 * Math.Sin((_wowRadians * 0.618 * sample) + 1))))
        + (_flutter * Math.Sin(_flutterRadians * sample));
}
