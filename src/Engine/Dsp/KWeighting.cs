namespace Cuewright.Engine.Dsp;

/// <summary>
/// The ear's weighting of ITU-R BS.1770-4: a shelf for the head, then a high-pass. The standard tabulates both for 48 kHz;
/// these are the analogue prototypes behind the table, so that other rates measure alike.
/// </summary>
internal static class KWeighting
{
    public static StereoFilter Create(int sampleRate) => new(Head(sampleRate), LowCut(sampleRate));

    public static double ResponseDb(int sampleRate, double hz) => Head(sampleRate).ResponseDb(sampleRate, hz) + LowCut(sampleRate).ResponseDb(sampleRate, hz);

    private static BiquadCoefficients Head(int sampleRate)
    {
        var k = Math.Tan(Math.PI * 1681.974450955533 / sampleRate);
        var (vh, q) = (Decibels.ToGain(3.999843853973347), 0.7071752369554196);
        var vb = Math.Pow(vh, 0.4996667741545416);
        var a0 = 1 + (k / q) + (k * k);
        return new BiquadCoefficients(
            (vh + (vb * k / q) + (k * k)) / a0,
            2 * ((k * k) - vh) / a0,
            (vh - (vb * k / q) + (k * k)) / a0,
            2 * ((k * k) - 1) / a0,
            (1 - (k / q) + (k * k)) / a0);
    }

    private static BiquadCoefficients LowCut(int sampleRate)
    {
        var k = Math.Tan(Math.PI * 38.13547087602444 / sampleRate);
        var q = 0.5003270373238773;
        var a0 = 1 + (k / q) + (k * k);
        return new BiquadCoefficients(1, -2, 1, 2 * ((k * k) - 1) / a0, (1 - (k / q) + (k * k)) / a0);
    }
}
