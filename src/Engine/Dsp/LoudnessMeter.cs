using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// Loudness of a stereo stream after ITU-R BS.1770-4 and EBU Tech 3341/3342: momentary (0.4 s), short-term (3 s),
/// integrated with both gates, range, and 4× oversampled true peak. Windows move in steps of 0.1 s.
/// </summary>
public sealed class LoudnessMeter
{
    private const int HopsMomentary = 4;
    private const int HopsShortTerm = 30;
    private const int Chunk = 1024;

    private readonly int _hopSamples;
    private readonly StereoFilter _weighting;
    private readonly TruePeak _leftPeak = new();
    private readonly TruePeak _rightPeak = new();
    private readonly float[] _left = new float[Chunk];
    private readonly float[] _right = new float[Chunk];
    private readonly double[] _hops = new double[HopsShortTerm];
    private readonly LoudnessGate _blocks = new();
    private readonly LoudnessGate _shortTerms = new();

    private double _hopEnergy;
    private int _hopFilled;
    private long _hopCount;
    private double _shortTermMax = LoudnessReport.Silence;

    public LoudnessMeter(int sampleRate)
    {
        _hopSamples = sampleRate / 10;
        _weighting = KWeighting.Create(sampleRate);
    }

    /// <summary>The last 0.4 s, as of the last full tenth of a second.</summary>
    public double Momentary => LoudnessGate.Loudness(MeanOfLast(HopsMomentary));

    /// <summary>The last 3 s; what lies before the start counts as silence.</summary>
    public double ShortTerm => LoudnessGate.Loudness(MeanOfLast(HopsShortTerm));

    public double Integrated => _blocks.Gated(10);

    public LoudnessReport Report() => new(
        Integrated,
        _shortTerms.Range(20),
        Math.Max(LoudnessReport.Silence, Decibels.FromGain(Math.Max(_leftPeak.Highest, _rightPeak.Highest))),
        _shortTermMax);

    public void Process(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        _leftPeak.Process(left);
        _rightPeak.Process(right);
        while (left.Length > 0)
        {
            var count = Math.Min(Math.Min(Chunk, left.Length), _hopSamples - _hopFilled);
            var weightedLeft = _left.AsSpan(0, count);
            var weightedRight = _right.AsSpan(0, count);
            _weighting.Process(left[..count], right[..count], weightedLeft, weightedRight);
            _hopEnergy = AddEnergy(_hopEnergy, weightedLeft, weightedRight);
            _hopFilled += count;
            if (_hopFilled == _hopSamples) FinishHop();
            left = left[count..];
            right = right[count..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AddEnergy(double energy, ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        // One sum in order of time: the reading does not depend on how the stream was cut into blocks.
        for (var i = 0; i < left.Length; i++) energy += ((double)left[i] * left[i]) + ((double)right[i] * right[i]);
        return energy;
    }

    private void FinishHop()
    {
        _hops[_hopCount % HopsShortTerm] = _hopEnergy / _hopSamples;
        (_hopEnergy, _hopFilled) = (0, 0);
        _hopCount++;
        _shortTermMax = Math.Max(_shortTermMax, ShortTerm);
        if (_hopCount >= HopsMomentary) _blocks.Add(MeanOfLast(HopsMomentary));
        if (_hopCount >= HopsShortTerm) _shortTerms.Add(MeanOfLast(HopsShortTerm));
    }

    private double MeanOfLast(int hops)
    {
        var sum = 0.0;
        for (var back = 1; back <= Math.Min(hops, _hopCount); back++) sum += _hops[(_hopCount - back) % HopsShortTerm];
        return sum / hops;
    }
}
