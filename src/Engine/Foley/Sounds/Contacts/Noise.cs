using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Contacts;

/// <summary>A burst of noise: the contact itself, air that is pushed, what is too fine to be told apart.</summary>
internal sealed record Noise
{
    public double AttackSeconds { get; init; } = 0.0005;

    /// <summary>Until it has fallen by 60 dB.</summary>
    public double Seconds { get; init; } = 0.04;

    public double LowHz { get; init; } = 200;

    public double HighHz { get; init; } = 6000;

    /// <summary>0: the same on both sides, 1: unrelated.</summary>
    public double Width { get; init; } = 0.2;

    public void Make(Take take, double at, double gain, double pan, in Effort effort, Chance chance)
    {
        const int stretch = Sounding.Stretch;
        var seconds = Seconds * Math.Sqrt(effort.Size);
        var length = (int)((AttackSeconds + (seconds * 1.2)) * SampleClock.Rate / stretch) * stretch;
        if (length == 0) return;
        var (low, high) = (LowHz / effort.Size, HighHz * effort.Opening);
        gain *= effort.Noise * Hiss.GainOf(low, high);
        var (left, right) = (new float[length], new float[length]);
        var scatter = new Scatter((float)chance.Next());
        var noise = new StereoNoise(ref scatter);
        noise.Add(left, right, 1, Width);
        var band = default(Band);
        for (var i = 0; i < length; i += stretch) band.Process(left.AsSpan(i, stretch), right.AsSpan(i, stretch), low / SampleClock.Rate, high / SampleClock.Rate, 0.7);
        var (toLeft, toRight) = take.At(at, length);
        var fall = ModeBank.SixtyDb / (seconds * SampleClock.Rate);
        var rise = 1 / Math.Max(1, AttackSeconds * SampleClock.Rate);
        for (var i = 0; i < length; i++)
        {
            var level = (float)(gain * Math.Min(1, i * rise) * Math.Exp(-fall * i));
            toLeft.Span[i] += left[i] * level * (float)(1 - pan);
            toRight.Span[i] += right[i] * level * (float)(1 + pan);
        }
    }
}
