using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>Noise between two edges that may move, steady or made of single grains.</summary>
internal sealed class Hiss(HissOptions options, Build build, double formantFactor, Chance chance)
{
    private Band _band;

    public void Add(Span<float> output, Course course, float fromGain)
    {
        Span<float> noise = stackalloc float[output.Length];
        Span<float> other = stackalloc float[output.Length];
        other.Clear();
        var grains = options.Grains.At(course.Share);
        var low = options.LowHz.At(course.Share) * formantFactor;
        var high = options.HighHz.At(course.Share) * formantFactor;
        var gain = Decibels.ToGain(options.Level.At(course.Share) + build.TiltDb(Math.Sqrt(low * high)));
        if (grains > 0) Scatter(noise, grains / SampleClock.Rate, gain);
        else
        {
            for (var i = 0; i < noise.Length; i++) noise[i] = (float)(((2 * chance.Next()) - 1) * gain);
        }

        _band.Process(noise, other, low / SampleClock.Rate, high / SampleClock.Rate, options.Q);
        Ramp.Add(noise, output, fromGain, course.Gain);
    }

    /// <summary>Single impulses of many sizes, as loud in all as the steady noise.</summary>
    private void Scatter(Span<float> noise, double probability, double gain)
    {
        var size = gain / Math.Sqrt(Math.Min(1, probability));
        for (var i = 0; i < noise.Length; i++)
        {
            if (!chance.Happens(probability)) noise[i] = 0;
            else
            {
                var x = (2 * chance.Next()) - 1;
                noise[i] = (float)(size * x * x * x * 1.5);
            }
        }
    }
}
