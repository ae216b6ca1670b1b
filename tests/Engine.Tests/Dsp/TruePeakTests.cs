using Cuewright.Engine.Dsp;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

public sealed class TruePeakTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(12_000)]
    [InlineData(17_000)]
    [InlineData(19_000)]
    public void Finds_the_peak_between_the_samples(double hz)
    {
        // At a quarter of the rate and this phase every sample lies 3 dB under the crest.
        var detector = new TruePeak();
        detector.Process(Faded(Sine(0.5, hz, 0, Math.PI / 4)));
        Assert.Equal(0, Decibels.FromGain(detector.Highest), 0.2);
    }

    [Fact]
    public void The_envelope_is_late_by_the_stated_delay()
    {
        var samples = new float[100];
        samples[40] = 1;
        var envelope = new float[100];
        new TruePeak().Process(samples, envelope);
        Assert.Equal(1, envelope[40 + TruePeak.Delay], 1e-6);
        Assert.Equal(40 + TruePeak.Delay, Array.IndexOf(envelope, envelope.Max()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(65)]
    [InlineData(1025)]
    public void Block_size_does_not_matter(int block)
    {
        var samples = Noise(0.1, 0);
        var whole = new float[samples.Length];
        var pieces = new float[samples.Length];
        new TruePeak().Process(samples, whole);
        var detector = new TruePeak();
        for (var at = 0; at < samples.Length; at += block)
        {
            var count = Math.Min(block, samples.Length - at);
            detector.Process(samples.AsSpan(at, count), pieces.AsSpan(at, count));
        }

        Assert.Equal(whole, pieces);
    }
}
