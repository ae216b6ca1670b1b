namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>
/// Pushes: each begins at its own moment between two samples, rises and dies away as t·e^(−t/τ) does, and has an area of 1
/// sample times its strength.
/// </summary>
internal sealed class Pulses
{
    private readonly float[] _strikes = new float[Sounding.Stretch + 1];
    private float _first;
    private float _second;

    /// <param name="at">Samples into the stretch, below its length.</param>
    /// <param name="strength">Its area.</param>
    public void Strike(double at, float strength)
    {
        var sample = (int)at;
        var part = (float)(at - sample);
        _strikes[sample] += strength * (1 - part);
        _strikes[sample + 1] += strength * part;
    }

    /// <summary>Overwrites a stretch; τ in samples.</summary>
    public void Run(Span<float> output, double tau)
    {
        const float bias = 1e-20f;
        var share = (float)(1 - Math.Exp(-1 / Math.Max(0.05, tau)));
        var (first, second) = (_first, _second);
        for (var i = 0; i < output.Length; i++)
        {
            first += ((_strikes[i] - first) * share) + bias;
            second += (first - second) * share;
            output[i] = second;
        }

        (_first, _second) = (first, second);
        _strikes[0] = _strikes[output.Length];
        _strikes.AsSpan(1).Clear();
    }
}
