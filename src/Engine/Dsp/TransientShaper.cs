namespace Cuewright.Engine.Dsp;

/// <summary>
/// Lifts or softens attacks whatever their level: a quick envelope stands above a slow one for as long as a sound is new.
/// The full amount is reached where it stands 9 dB above.
/// </summary>
internal sealed class TransientShaper : IGainLaw
{
    private const double QuickSeconds = 0.001;
    private const double SlowSeconds = 0.030;
    private const double ReleaseSeconds = 0.060;
    private const double FullDb = 9;

    /// <summary>Nothing is new about the noise of an empty room (−80 dB).</summary>
    private const double Floor = 1e-8;

    private readonly double _amountDb;
    private readonly EnvelopeFollower _quick;
    private readonly EnvelopeFollower _slow;

    public TransientShaper(int sampleRate, double amountDb)
    {
        _amountDb = amountDb;
        var steps = (double)sampleRate / GainRider.Step;
        _quick = new EnvelopeFollower(QuickSeconds * steps, ReleaseSeconds * steps);
        _slow = new EnvelopeFollower(SlowSeconds * steps, ReleaseSeconds * steps);
    }

    public double NextDb(double power)
    {
        var over = Decibels.FromPower((_quick.Follow(power) + Floor) / (_slow.Follow(power) + Floor));
        return _amountDb * Math.Clamp(over / FullDb, 0, 1);
    }

    public void Reset()
    {
        _quick.Reset();
        _slow.Reset();
    }
}
