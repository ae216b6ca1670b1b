using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>
/// How far a sounding tone lies from the pitch it should have, how sure that is (0 to 1: share of the energy that lies on its
/// partials), and how wide its partials are: a lone player's are lines, a section's are bands.
/// </summary>
internal readonly record struct PitchReading(double Cents, double Certainty, double WidthCents);

/// <summary>
/// Reads the pitch of a tone from its lowest partials: of each the middle of all that sounds close to it, for that is where the
/// ear hears players in unison. What beats leans now this way, now that; notes heard one after the other are read together.
/// </summary>
/// <param name="size">Samples heard at a time, a power of two.</param>
/// <param name="peak">Where in them it listens closest, as a share.</param>
internal sealed class PitchMeter(int size, double peak = 0.5)
{
    /// <summary>So many decide.</summary>
    public const int Partials = 5;

    private const double ReachCents = 50;

    /// <summary>Players in unison and choruses spread a partial over so much to both sides.</summary>
    private const double SpreadCents = 50;

    /// <summary>The middle of what lies around a place is a better place; a few steps settle.</summary>
    private const int Steps = 4;

    private readonly Fft _fft = new(size);
    private readonly float[] _window = Window(size, peak);
    private readonly float[] _windowed = new float[size];
    private readonly float[] _real = new float[(size / 2) + 1];
    private readonly float[] _imaginary = new float[(size / 2) + 1];
    private readonly double[] _power = new double[(size / 2) + 1];

    public int Size => size;

    public void Forget() => Array.Clear(_power);

    /// <summary>Adds a sound of the meter's size to what is read.</summary>
    public void Hear(ReadOnlySpan<float> sound)
    {
        TensorPrimitives.Multiply(sound[..size], _window, _windowed);
        _fft.Forward(_windowed, _real, _imaginary);
        for (var bin = 0; bin < _power.Length; bin++) _power[bin] += (_real[bin] * (double)_real[bin]) + (_imaginary[bin] * (double)_imaginary[bin]);
    }

    public PitchReading Read(double sampleRate, double expectedHertz, int partials = Partials)
    {
        var counted = partials == Partials ? 2 * Partials : partials;
        var all = 1e-30;
        foreach (var power in _power) all += power;
        var (cents, width, weights, tonal) = (0.0, 0.0, 0.0, 0.0);
        for (var partial = 1; partial <= counted && partial * expectedHertz < sampleRate * 0.4; partial++)
        {
            var cluster = Around(partial * expectedHertz, sampleRate / size);
            tonal += cluster.Power;

            // Many tones are weak at the bottom and strong above what decides.
            if (cluster.Power <= 0 || partial > partials) continue;
            var weight = Math.Sqrt(cluster.Power);
            cents += weight * 1200 * Math.Log2(cluster.Hertz / (partial * expectedHertz));
            width += weight * 1200 * Math.Log2(1 + (cluster.WidthHertz / cluster.Hertz));
            weights += weight;
        }

        return weights > 0 ? new PitchReading(cents / weights, Math.Min(1, tonal / all), width / weights) : default;
    }

    /// <summary>The middle, power and deviation of what sounds around the strongest place near a frequency; none when that is no peak.</summary>
    private (double Hertz, double Power, double WidthHertz) Around(double hertz, double binHertz)
    {
        var reach = Math.Pow(2, ReachCents / 1200);
        var (low, high) = (Math.Max(2, (int)Math.Floor(hertz / reach / binHertz)), Math.Min(_power.Length - 3, (int)Math.Ceiling(hertz * reach / binHertz)));
        var best = low;
        for (var bin = low; bin <= high; bin++)
        {
            if (_power[bin] > _power[best]) best = bin;
        }

        if (_power[best] < _power[best - 1] || _power[best] < _power[best + 1] || _power[best] < 1e-20) return (hertz, 0, 0);

        var spread = Math.Max(2, (int)(hertz * (Math.Pow(2, SpreadCents / 1200) - 1) / binHertz));
        var (middle, power, width) = ((double)best, 0.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var centre = (int)Math.Round(middle);
            var (first, second) = (0.0, 0.0);
            power = 0;
            for (var bin = Math.Max(1, centre - spread); bin <= Math.Min(_power.Length - 1, centre + spread); bin++)
            {
                var aside = bin - centre;
                power += _power[bin];
                first += _power[bin] * aside;
                second += _power[bin] * aside * aside;
            }

            middle = centre + (first / power);
            width = Math.Sqrt(Math.Max(0, (second / power) - (first / power * (first / power))));
        }

        // What leads away from here is the skirt of another tone.
        return middle * binHertz < hertz / reach || middle * binHertz > hertz * reach ? (hertz, 0, 0) : (middle * binHertz, power, width * binHertz);
    }

    /// <summary>Rises and falls as a cosine does; what dies away is heard where it is loud, near the beginning.</summary>
    private static float[] Window(int size, double peak)
    {
        var window = new float[size];
        for (var i = 0; i < size; i++)
        {
            var x = (i + 0.5) / size;
            window[i] = (float)(0.5 + (0.5 * Math.Cos(Math.PI * (x < peak ? 1 - (x / peak) : (x - peak) / (1 - peak)))));
        }

        return window;
    }
}
