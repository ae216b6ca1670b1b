namespace Cuewright.Engine.Dsp;

/// <summary>A compressor that listens to mean power.</summary>
internal sealed class Compressor : IGainLaw
{
    private const double ListenSeconds = 0.010;

    private readonly CompressorOptions _options;
    private readonly double _listen;
    private readonly EnvelopeFollower _reduction;
    private double _power;

    public Compressor(int sampleRate, CompressorOptions options)
    {
        _options = options;
        var steps = (double)sampleRate / GainRider.Step;
        _listen = EnvelopeFollower.Coefficient(ListenSeconds * steps);
        _reduction = new EnvelopeFollower(options.AttackSeconds * steps, options.ReleaseSeconds * steps);
    }

    public double NextDb(double power)
    {
        _power += _listen * (power - _power);
        return -_reduction.Follow(_power < 1e-12 ? 0 : -_options.GainDb(Decibels.FromPower(_power)));
    }

    public void Reset()
    {
        _power = 0;
        _reduction.Reset();
    }
}
