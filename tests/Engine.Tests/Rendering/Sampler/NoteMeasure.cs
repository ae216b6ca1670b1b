namespace Cuewright.Engine.Tests.Rendering.Sampler;

/// <summary>What one note sounds like, in numbers: level of both sides while held, time to a third of its height, time to fall by 20 dB.</summary>
internal sealed class NoteMeasure
{
    private const int Hop = 48; // 1 ms

    private readonly float[] _middle;

    public NoteMeasure(ReadOnlySpan<float> left, ReadOnlySpan<float> right, int noteSamples)
    {
        LeftDb = Db(Tone.Rms(left[..noteSamples]));
        RightDb = Db(Tone.Rms(right[..noteSamples]));
        _middle = new float[left.Length];
        for (var i = 0; i < _middle.Length; i++) _middle[i] = left[i] + right[i];

        var rise = Envelope(window: 240);
        var peak = rise[..(noteSamples / Hop)].Max();
        AttackMs = Array.FindIndex(rise, level => level >= peak / 3);

        // Two periods of the lowest notes, and a quarter of a second before the release, so that beating does not decide.
        var before = Tone.Rms(_middle.AsSpan(noteSamples - 12_000, 12_000));
        ReleaseMs = Math.Max(0, Array.FindLastIndex(Envelope(window: 1_920), level => level >= before / 10) - (noteSamples / Hop));
    }

    public double LeftDb { get; }

    public double RightDb { get; }

    public double AttackMs { get; }

    public double ReleaseMs { get; }

    public double Pitch(double expectedHertz) => Tone.Pitch(_middle.AsSpan(4_800, 38_400), expectedHertz);

    /// <summary>Level of a window that moves on by a millisecond.</summary>
    private double[] Envelope(int window)
    {
        var power = new double[_middle.Length + 1];
        for (var i = 0; i < _middle.Length; i++) power[i + 1] = power[i] + ((double)_middle[i] * _middle[i]);
        return [.. Enumerable.Range(0, (_middle.Length - window) / Hop).Select(i => Math.Sqrt((power[(i * Hop) + window] - power[i * Hop]) / window))];
    }

    private static double Db(double level) => 20 * Math.Log10(Math.Max(level, 1e-6));
}
