using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>How far a sounding tone lies from the pitch it should have, and how sure that is (0 to 1: share of the energy that lies on its partials).</summary>
internal readonly record struct PitchReading(double Cents, double Certainty);

/// <summary>Reads the pitch of a tone from its lowest partials, each to a small part of a bin; of a section in unison the middle.</summary>
internal sealed class PitchMeter(int size)
{
    private const int Partials = 5;
    private const double ReachCents = 70;

    /// <summary>Players in unison and choruses spread a partial over so much to both sides.</summary>
    private const double SpreadCents = 25;

    private readonly Fft _fft = new(size);
    private readonly float[] _windowed = new float[size];
    private readonly float[] _real = new float[(size / 2) + 1];
    private readonly float[] _imaginary = new float[(size / 2) + 1];
    private readonly double[] _power = new double[(size / 2) + 1];

    public PitchReading Read(ReadOnlySpan<float> sound, double sampleRate, double expectedHertz)
    {
        for (var i = 0; i < size; i++) _windowed[i] = sound[i] * (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / size)));
        _fft.Forward(_windowed, _real, _imaginary);
        var all = 1e-30;
        for (var bin = 0; bin < _power.Length; bin++) all += _power[bin] = (_real[bin] * (double)_real[bin]) + (_imaginary[bin] * (double)_imaginary[bin]);

        var (cents, weights, tonal) = (0.0, 0.0, 0.0);
        for (var partial = 1; partial <= Partials && partial * expectedHertz < sampleRate * 0.4; partial++)
        {
            var (hertz, power) = Peak(partial * expectedHertz, sampleRate / size);
            if (power <= 0) continue;

            // Amplitude counts, and low partials more: strings stretch the upper ones.
            var weight = Math.Sqrt(power) / partial;
            cents += weight * 1200 * Math.Log2(hertz / (partial * expectedHertz));
            weights += weight;
            tonal += power;
        }

        return weights > 0 ? new PitchReading(cents / weights, Math.Min(1, tonal / all)) : default;
    }

    /// <summary>The strongest place near a frequency, and the power of the bins around it; none when it is no peak.</summary>
    private (double Hertz, double Power) Peak(double hertz, double binHertz)
    {
        var reach = Math.Pow(2, ReachCents / 1200);
        var (low, high) = ((int)Math.Floor(hertz / reach / binHertz), (int)Math.Ceiling(hertz * reach / binHertz));
        (low, high) = (Math.Max(2, low), Math.Min(_power.Length - 3, high));
        var best = low;
        for (var bin = low; bin <= high; bin++)
        {
            if (_power[bin] > _power[best]) best = bin;
        }

        if (_power[best] < _power[best - 1] || _power[best] < _power[best + 1] || _power[best] < 1e-20) return (hertz, 0);

        var spread = Math.Max(2, (int)(hertz * (Math.Pow(2, SpreadCents / 1200) - 1) / binHertz));
        var (power, moment) = (0.0, 0.0);
        for (var bin = Math.Max(1, best - spread); bin <= Math.Min(_power.Length - 1, best + spread); bin++)
        {
            power += _power[bin];
            moment += _power[bin] * bin;
        }

        return (moment / power * binHertz, power);
    }
}
