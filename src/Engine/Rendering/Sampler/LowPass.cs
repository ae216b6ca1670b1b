namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// Coefficients of a two-pole low-pass (Bristow-Johnson's cookbook): b1 is twice b0, b2 equals it. As the standard asks,
/// half the height of the resonance is taken back from the level.
/// </summary>
internal readonly record struct LowPass(float B0, float A1, float A2)
{
    public static LowPass At(float cutoffCents, float resonanceCentibels, int sampleRate)
    {
        var hertz = Math.Clamp(Exponential.HertzOfCents(cutoffCents), 5, 0.45f * sampleRate);
        var (sin, cos) = MathF.SinCos(2 * MathF.PI * hertz / sampleRate);

        // 0 dB of resonance means a flat response, 3 dB down at the cutoff.
        var q = Exponential.AmplitudeOfCentibels(30.1f - resonanceCentibels);
        var alpha = sin / (2 * q);
        var scale = 1 / (1 + alpha);
        return new LowPass((1 - cos) * 0.5f * scale / MathF.Sqrt(q), -2 * cos * scale, (1 - alpha) * scale);
    }
}
