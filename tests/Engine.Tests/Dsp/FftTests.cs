using Cuewright.Engine.Dsp;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

public sealed class FftTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(1024)]
    public void Equals_the_sum_it_stands_for(int size)
    {
        var samples = Noise((double)size / Rate, 0);
        var fft = new Fft(size);
        var real = new float[fft.Bins];
        var imaginary = new float[fft.Bins];
        fft.Forward(samples, real, imaginary);
        for (var bin = 0; bin < fft.Bins; bin++)
        {
            var (re, im) = (0.0, 0.0);
            for (var i = 0; i < size; i++)
            {
                var angle = 2 * Math.PI * bin * i / size;
                re += samples[i] * Math.Cos(angle);
                im -= samples[i] * Math.Sin(angle);
            }

            Assert.Equal(re, real[bin], 1e-4 * Math.Sqrt(size));
            Assert.Equal(im, imaginary[bin], 1e-4 * Math.Sqrt(size));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(48)]
    public void Only_powers_of_two_from_four(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => new Fft(size));
}
