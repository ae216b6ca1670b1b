using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>The smallest thing that sounds: a sine that dies away, and may glide. A shard, a pebble, a bubble.</summary>
internal readonly record struct Ring
{
    /// <summary>It is followed down to −80 dB.</summary>
    private const double Followed = 4.0 / 3;
    private const double HighestHz = 20_000;

    public required double Hertz { get; init; }

    /// <summary>Until it has fallen by 60 dB.</summary>
    public required double Seconds { get; init; }

    public required double Amplitude { get; init; }

    /// <summary>Until it is there.</summary>
    public double RiseSeconds { get; init; }

    /// <summary>By what share of its pitch it rises in a second.</summary>
    public double Glide { get; init; }

    /// <summary>−1 left to 1 right.</summary>
    public double Pan { get; init; }

    public int Samples => (int)(Seconds * Followed * SampleClock.Rate);

    /// <summary>Adds as much of it as there is room for; the last few samples of less than a vector are left out.</summary>
    public void Add(Span<float> left, Span<float> right)
    {
        if (Hertz >= HighestHz) return;
        var decay = ModeBank.SixtyDb / (Seconds * SampleClock.Rate);
        var rise = decay + (1 / Math.Max(1, RiseSeconds * SampleClock.Rate));
        var level = Fading(decay) * (float)Amplitude;
        var missing = Fading(rise) * (float)Amplitude;
        var (levelStep, missingStep) = ((float)Math.Exp(-8 * decay), (float)Math.Exp(-8 * rise));
        var lanes = Vector256<float>.Indices;
        var bend = Hertz * Glide / ((double)SampleClock.Rate * SampleClock.Rate);
        var curve = lanes * lanes * (float)(bend / 2);
        var (phase, step) = (0.0, Hertz / SampleClock.Rate);
        var (toLeft, toRight) = ((float)(1 - Pan), (float)(1 + Pan));
        var count = Math.Min(Math.Min(left.Length, right.Length), Samples) - Vector256<float>.Count;
        ref var l = ref MemoryMarshal.GetReference(left);
        ref var r = ref MemoryMarshal.GetReference(right);
        for (var i = 0; i <= count && step < 0.45; i += Vector256<float>.Count)
        {
            var y = Sine.Of(Vector256.Create((float)phase) + (lanes * (float)step) + curve) * (level - missing);
            ((y * toLeft) + Vector256.LoadUnsafe(ref l, (nuint)i)).StoreUnsafe(ref l, (nuint)i);
            ((y * toRight) + Vector256.LoadUnsafe(ref r, (nuint)i)).StoreUnsafe(ref r, (nuint)i);
            level *= levelStep;
            missing *= missingStep;
            phase += (8 * step) + (32 * bend);
            phase -= Math.Floor(phase);
            step += 8 * bend;
        }
    }

    private static Vector256<float> Fading(double rate) => Vector256.Create(
        1f, (float)Math.Exp(-rate), (float)Math.Exp(-2 * rate), (float)Math.Exp(-3 * rate),
        (float)Math.Exp(-4 * rate), (float)Math.Exp(-5 * rate), (float)Math.Exp(-6 * rate), (float)Math.Exp(-7 * rate));
}
