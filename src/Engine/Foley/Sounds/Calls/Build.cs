namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>What the manner of a call does to who calls: a large one is lower and slower, a forceful one louder, brighter, a little higher.</summary>
internal readonly record struct Build(Manner Manner)
{
    private const double Usual = 0.6;

    /// <summary>From barely to as loud as it goes.</summary>
    private const double LevelRange = 34;

    /// <summary>A strained voice has its treble.</summary>
    private const double TiltPerOctave = 9;
    private const double TiltHz = 500;

    private const double SemitonesHigher = 5;

    public double PitchFactor => Math.Pow(2, (Manner.Force - Usual) * SemitonesHigher / 12) / Manner.Size;

    /// <summary>A body twice as large has a head less than twice as long.</summary>
    public double FormantFactor => Math.Pow(Manner.Size, -0.8);

    public double LengthFactor => Math.Pow(Manner.Size, 0.25) / Math.Sqrt(Manner.Speed);

    public double GapFactor => Math.Pow(Manner.Size, 0.25) / Manner.Speed;

    public double LevelDb => (Manner.Force - Usual) * LevelRange;

    public double TiltDb(double hertz) => (Manner.Force - Usual) * TiltPerOctave * Math.Log2(Math.Max(hertz, TiltHz) / TiltHz);
}
