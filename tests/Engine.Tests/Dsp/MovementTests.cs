using Cuewright.Engine.Dsp;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

/// <summary>Effects that move in time: chorus, drift, ridden filters.</summary>
public sealed class MovementTests
{
    private static readonly ChorusOptions Wide = new() { AmountDb = -6, DelaySeconds = 0.013, DepthSeconds = 0.002, Hz = 0.4 };

    [Fact]
    public void A_chorus_makes_width_and_leaves_no_trace_in_mono()
    {
        var mono = Noise(2, -12);
        var (left, right) = (mono.ToArray(), mono.ToArray());
        new Chorus(Rate, Wide).Process(left, right);
        for (var i = 0; i < mono.Length; i++) Assert.Equal(2 * mono[i], left[i] + right[i], 1e-6);
        var side = left.Zip(right, (a, b) => (a - b) / 2).ToArray();
        Assert.Equal(-6, LevelDb(side) - LevelDb(mono), 1.5);
    }

    [Fact]
    public void A_chorus_leaves_the_lows_in_the_middle()
    {
        var (left, right) = (Sine(1, 60, -6), Sine(1, 60, -6));
        new Chorus(Rate, Wide).Process(left, right);
        Assert.InRange(LevelDb(left.Zip(right, (a, b) => a - b).ToArray()), double.NegativeInfinity, -30);
    }

    [Fact]
    public void Drift_bends_the_pitch_by_the_cents_asked_for_and_no_further()
    {
        var tone = Sine(8, 1000, -6);
        var (left, right) = (tone.ToArray(), tone.ToArray());
        var drift = new Drift(Rate, new DriftOptions { WowCents = 10, WowHz = 0.6, FlutterCents = 2, FlutterHz = 6 });
        drift.Process(left, right);
        Assert.Equal(left, right);

        // From one rising zero to that fifty turns later.
        var zeros = Enumerable.Range(drift.Latency + 100, left.Length - drift.Latency - 101).Where(i => left[i] < 0 && left[i + 1] >= 0)
            .Select(i => i + (left[i] / (left[i] - left[i + 1]))).ToArray();
        var cents = zeros.Skip(50).Zip(zeros, (b, a) => 1200 * Math.Log2(50.0 * Rate / 1000 / (b - a))).ToArray();
        Assert.InRange(cents.Max(), 6, 12.1);
        Assert.InRange(cents.Min(), -12.1, -6);
        Assert.InRange(cents.Average(), -0.7, 0.7);
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(3)]
    public void A_ridden_band_stands_at_its_gain_and_leaves_the_rest(double gainDb)
    {
        var gains = new float[Rate];
        Array.Fill(gains, (float)Decibels.ToGain(gainDb));
        double Change(double hz)
        {
            var (left, right) = (Sine(1, hz, -6), Sine(1, hz, -6));
            new RiddenFilter(BiquadCoefficients.BandPass(Rate, 2000, 0.667)).Process(left, right, gains);
            return LevelDb(left.AsSpan(Rate / 2)) + 9.01;
        }

        Assert.Equal(gainDb, Change(2000), 0.05);
        Assert.Equal(0, Change(60), 0.05);
        Assert.InRange(Change(1000) / gainDb, 0.3, 0.75);
    }
}
