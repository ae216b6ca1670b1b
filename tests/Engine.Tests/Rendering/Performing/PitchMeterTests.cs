using Cuewright.Engine.Rendering.Performing;

namespace Cuewright.Engine.Tests.Rendering.Performing;

public sealed class PitchMeterTests
{
    private const int Rate = 12_000;
    private const int Size = 8_192;

    [Fact]
    public void A_bar_is_read_by_its_lowest_mode_however_near_another_lies_to_a_partial()
    {
        // The second mode of a bar, 2.75 times the first, is the skirt on which a third partial would lie.
        var key = 440 * Math.Pow(2, 11.0 / 12);
        var meter = new PitchMeter(Size);
        meter.Hear([.. Enumerable.Range(0, Size).Select(i => (float)(Sine(key * Math.Pow(2, 6.0 / 1200), i) + (0.55 * Sine(2.749 * key, i))))]);
        Assert.Equal(6, meter.Read(Rate, key).Cents, 1.0);
    }

    private static double Sine(double hertz, int sample) => Math.Sin(2 * Math.PI * hertz * sample / Rate);
}
