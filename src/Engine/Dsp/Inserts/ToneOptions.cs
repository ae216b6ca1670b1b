namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>Simple tone controls; what is 0 is left out.</summary>
internal sealed record ToneOptions
{
    public double LowCutHz { get; init; }

    public double LowShelfHz { get; init; } = 150;

    public double LowShelfDb { get; init; }

    public double PeakHz { get; init; } = 1_000;

    public double PeakDb { get; init; }

    public double PeakQ { get; init; } = 1;

    public double HighShelfHz { get; init; } = 5_000;

    public double HighShelfDb { get; init; }

    public double HighCutHz { get; init; }
}
