using System.Runtime.Intrinsics;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>A sine whose phase another one moves to and fro (Chowning 1973); its pitch runs straight across a stretch.</summary>
/// <remarks>Both begin where the other's phase is that of its own, as if both had begun at 0: so bent, it has no constant part.</remarks>
internal struct BentSine(double phase, double ratio)
{
    private double _phase = phase;
    private double _other = Fraction(phase * ratio);

    /// <param name="output">Where it is written.</param>
    /// <param name="from">Cycles a sample at its beginning.</param>
    /// <param name="to">The same at its end.</param>
    /// <param name="index">Radians by which it is moved.</param>
    public void Run(Span<float> output, double from, double to, double index)
    {
        var bend = (to - from) / (2 * output.Length);
        var (own, other) = (Vector256.Create((float)_phase), Vector256.Create((float)_other));
        var cycles = Vector256.Create((float)(index / (2 * Math.PI)));
        for (var i = 0; i < output.Length; i += Vector256<float>.Count)
        {
            var at = Vector256<float>.Indices + Vector256.Create((float)i);
            var travelled = at * (Vector256.Create((float)from) + (at * (float)bend));
            var moved = Sine.Of((travelled * (float)ratio) + other) * cycles;
            Sine.Of(travelled + own + moved).CopyTo(output[i..]);
        }

        var way = (from + to) / 2 * output.Length;
        _phase = Fraction(_phase + way);
        _other = Fraction(_other + (way * ratio));
    }

    private static double Fraction(double x) => x - Math.Floor(x);
}
