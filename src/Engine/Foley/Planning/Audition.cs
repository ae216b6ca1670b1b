using System.Collections.Immutable;
using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Planning;

/// <summary>One occurrence heard before it is chosen: how well it is what was asked for, and what it sounds like.</summary>
internal sealed record Audition(int Variation, double Fit, ImmutableArray<float> Colour)
{
    /// <summary>The moment and what follows it.</summary>
    private const int HeardSamples = 9600;
    private const int FftSize = 2048;

    /// <summary>Level that a step in force stands for.</summary>
    private const double DbPerForce = 30;

    /// <summary>So many decibels beside what was asked for weigh as much as so many of difference from the one before.</summary>
    private const double DbBeside = 3;
    private const double DbApart = 12;
    private const double MostApart = 1;

    public static Audition Of(NamedSound sound, Manner manner, Seed seed, int variation)
    {
        var sounding = sound.Begin(manner, sound.Seconds, Occurrence.Of(seed, sound, variation));
        Span<float> left = new float[HeardSamples];
        Span<float> right = new float[HeardSamples];
        for (var skip = sounding.LeadSamples; skip > 0;)
        {
            var count = sounding.Read(left[..Math.Min(skip, HeardSamples)], right[..Math.Min(skip, HeardSamples)]);
            if (count == 0) break;
            skip -= count;
        }

        var made = sounding.Read(left, right);
        left[made..].Clear();
        right[made..].Clear();
        TensorPrimitives.Add(left, right, left);
        var heard = Decibels.FromPower(Math.Max(1e-12, TensorPrimitives.SumOfSquares(left) / HeardSamples)) + Decibels.FromGain(NaturalLevel.GainOf(sound));
        var asked = sound.Level + ((manner.Force - Manner.Usual.Force) * DbPerForce);
        return new Audition(variation, -Math.Abs(heard - asked) / DbBeside, ColourOf(left));
    }

    /// <summary>The better the nearer to what was asked for, and the less like the one before.</summary>
    public double Worth(Audition? before)
    {
        if (before is null) return Fit;
        var apart = before.Variation == Variation ? -1 : Colour.Zip(before.Colour).Average(pair => Math.Abs(pair.First - pair.Second)) / DbApart;
        return Fit + Math.Min(MostApart, apart);
    }

    /// <summary>Level by octaves.</summary>
    private static ImmutableArray<float> ColourOf(ReadOnlySpan<float> sound)
    {
        var powers = new double[8];
        var transform = new Fft(FftSize);
        var re = new float[transform.Bins];
        var im = new float[transform.Bins];
        for (var at = 0; at + FftSize <= sound.Length; at += FftSize)
        {
            transform.Forward(sound.Slice(at, FftSize), re, im);
            for (var bin = 4; bin < FftSize / 2; bin++) powers[Math.Min(7, (int)Math.Log2(bin / 4.0))] += (re[bin] * re[bin]) + (im[bin] * im[bin]);
        }

        return [.. powers.Select(power => (float)Decibels.FromPower(Math.Max(1e-9, power)))];
    }
}
