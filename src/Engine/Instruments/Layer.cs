namespace Cuewright.Engine.Instruments;

/// <summary>One of the sounds an instrument is made of: a program of the bank, or a preset of our own synths.</summary>
public sealed record Layer
{
    /// <summary>SoundFont bank and program; null when a synth sounds.</summary>
    public int Bank { get; init; }

    public int? Program { get; init; }

    public string? Synth { get; init; }

    public double GainDb { get; init; }

    /// <summary>Semitones above what is written.</summary>
    public int Transpose { get; init; }

    public double DetuneCents { get; init; }

    /// <summary>Lowest and highest written key that it sounds on.</summary>
    public int Low { get; init; }

    public int High { get; init; } = 127;

    /// <summary>−1 left to 1 right, within the instrument.</summary>
    public double Pan { get; init; }

    /// <summary>Seconds in which it comes in after silence, under what sounds at once.</summary>
    public double FadeIn { get; init; }
}
