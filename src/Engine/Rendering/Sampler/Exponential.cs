using System.Runtime.CompilerServices;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>Powers for cents and decibels at block rate: several times faster than MathF.Pow and the same on every machine.</summary>
internal static class Exponential
{
    /// <summary>2^x for |x| up to about 120; relative error below 3e-6 (Taylor of the fractional part around its middle).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp2(float x)
    {
        x = Math.Clamp(x, -120f, 120f);
        var whole = MathF.Floor(x + 0.5f);
        var t = (x - whole) * 0.693147181f; // −0.35 … 0.35
        var fraction = 1 + (t * (1 + (t * (0.5f + (t * (0.166666667f + (t * (0.0416666667f + (t * 0.00833333333f)))))))));
        return fraction * BitConverter.Int32BitsToSingle(((int)whole + 127) << 23);
    }

    /// <summary>Amplitude of an attenuation in centibels.</summary>
    public static float AmplitudeOfCentibels(float attenuation) => Exp2(attenuation * -0.0166096405f); // log2(10) / 200

    /// <summary>Frequency of an absolute pitch in cents, 0 being 8.176 Hz.</summary>
    public static float HertzOfCents(float cents) => 8.17579892f * Exp2(cents / 1200);

    public static float SecondsOfTimecents(float timecents) => Exp2(timecents / 1200);
}
