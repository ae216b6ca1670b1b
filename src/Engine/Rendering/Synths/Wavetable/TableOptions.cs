using System.Collections.Immutable;

namespace Cuewright.Engine.Rendering.Synths.Wavetable;

/// <summary>A table: rows of spectra; one travels along a row and across from row to row.</summary>
internal sealed record TableOptions
{
    public required string Name { get; init; }

    public required ImmutableArray<ImmutableArray<SpectrumOptions>> Rows { get; init; }
}

/// <summary>A spectrum by formula.</summary>
internal sealed record SpectrumOptions
{
    /// <summary>Decibels an octave: −6 a saw, −12 a triangle's slope.</summary>
    public double TiltDb { get; init; } = -6;

    /// <summary>Gain of the even partials: 0 hollow as a clarinet.</summary>
    public double Even { get; init; } = 1;

    /// <summary>Only each so many-th partial from the first on.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The highest partial; from a third below they thin out.</summary>
    public int UpTo { get; init; } = Table.MostPartials;

    public ImmutableArray<PeakOptions> Peaks { get; init; } = [];

    /// <summary>Amplitude of a partial, counted from 1.</summary>
    public double Amplitude(int partial)
    {
        if ((partial - 1) % Every != 0 || partial > UpTo) return 0;
        var db = TiltDb * Math.Log2(partial);
        foreach (var peak in Peaks)
        {
            var away = (partial - peak.At) / peak.Width;
            db += peak.GainDb * Math.Exp(-away * away);
        }

        var edge = Math.Min(1, (UpTo + 1 - partial) / (UpTo / 3.0));
        return Math.Pow(10, db / 20) * edge * (partial % 2 == 0 ? Even : 1);
    }
}

/// <summary>Partials around a place stand out.</summary>
internal sealed record PeakOptions(double At, double Width, double GainDb);
