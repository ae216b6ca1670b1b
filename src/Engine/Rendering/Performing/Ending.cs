using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>
/// The last stretch: what still sounds is led to silence by its end, the last sample of the piece. Short, for the last
/// chord sinks as written before it.
/// </summary>
internal readonly record struct Ending(long Start, long End)
{
    private const double ShortestSeconds = 0.3;
    private const double LongestSeconds = 0.7;

    /// <summary>Half of what is left after the last onset, so that the last chord is heard before it goes.</summary>
    public static Ending After(long lastOnset, long lengthSamples)
    {
        var room = Math.Max(0, lengthSamples - lastOnset);
        var fade = Math.Clamp(room / 2, SampleClock.SamplesAt(ShortestSeconds), SampleClock.SamplesAt(LongestSeconds));
        return new Ending(lengthSamples - Math.Min(fade, Math.Max(room, 1)), lengthSamples);
    }

    /// <summary>Applies the fade to a stretch of sound that starts at this sample. Flat at both ends, so it is not heard to set in.</summary>
    public void Fade(Span<float> left, Span<float> right, long startSample)
    {
        for (var i = (int)Math.Clamp(Start - startSample, 0, left.Length); i < left.Length; i++)
        {
            var progress = Math.Min(1, (double)(startSample + i + 1 - Start) / (End - Start));
            var gain = (float)(0.5 + (0.5 * Math.Cos(Math.PI * progress)));
            left[i] *= gain;
            right[i] *= gain;
        }
    }
}
