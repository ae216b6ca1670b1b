using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>The K-weighted energy of a sound in tenths of a second, so that the loudness of any of its stretches can be told afterwards.</summary>
internal sealed class LoudnessHistory
{
    private const int HopsPerSecond = 10;
    private const int HopSamples = SampleClock.Rate / HopsPerSecond;
    private const int HopsPerBlock = 4;
    private const double GateLu = 10;

    private readonly StereoFilter _weighting = KWeighting.Create(SampleClock.Rate);
    private readonly float[] _left = new float[HopSamples];
    private readonly float[] _right = new float[HopSamples];
    private readonly List<double> _hops = [];
    private double _energy;
    private int _filled;

    /// <summary>Of all that was heard.</summary>
    public double Whole => Of([new Passage(0, double.PositiveInfinity)]);

    public void Hear(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        while (left.Length > 0)
        {
            var count = Math.Min(left.Length, HopSamples - _filled);
            var weightedLeft = _left.AsSpan(0, count);
            var weightedRight = _right.AsSpan(0, count);
            _weighting.Process(left[..count], right[..count], weightedLeft, weightedRight);
            for (var i = 0; i < count; i++) _energy += ((double)weightedLeft[i] * weightedLeft[i]) + ((double)weightedRight[i] * weightedRight[i]);
            _filled += count;
            if (_filled == HopSamples)
            {
                _hops.Add(_energy / HopSamples);
                (_energy, _filled) = (0, 0);
            }

            left = left[count..];
            right = right[count..];
        }
    }

    /// <summary>Gated as a programme is (BS.1770-4), so pauses within the passages do not count.</summary>
    public double Of(params IEnumerable<Passage> passages)
    {
        var gate = new LoudnessGate();
        foreach (var passage in passages)
        {
            var from = (int)Math.Clamp(Math.Round(passage.StartSeconds * HopsPerSecond), 0, _hops.Count);
            var to = (int)Math.Clamp(Math.Round(passage.EndSeconds * HopsPerSecond), 0, _hops.Count);

            // Even a single word fills a block.
            to = Math.Min(_hops.Count, Math.Max(to, from + HopsPerBlock));
            for (var hop = from; hop + HopsPerBlock <= to; hop++) gate.Add((_hops[hop] + _hops[hop + 1] + _hops[hop + 2] + _hops[hop + 3]) / HopsPerBlock);
        }

        return gate.Gated(GateLu);
    }
}
