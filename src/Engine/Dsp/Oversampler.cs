using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// Four times the rate and back, on one channel. The faster signal is never interleaved: it is four signals of the plain
/// rate, one for each quarter of a sample, and the filter between is a fourth-band one, so that the first of them is the
/// input itself. Passes up to 19 kHz; what lies above 28 kHz comes back 70 dB softer.
/// </summary>
internal sealed class Oversampler
{
    public const int Phases = 4;

    /// <summary>How late the way up and down again makes a signal.</summary>
    public const int Latency = Taps;

    /// <summary>The largest block.</summary>
    public const int Chunk = 512;

    private const int Taps = 24;
    private const double KaiserBeta = 7;

    private static readonly float[][] Between = [.. new[] { 0.25, 0.5, 0.75 }.Select(fraction => KaiserSinc.Weights(Taps, fraction, KaiserBeta))];

    // The past, the chunk, and room for the last vector to run over.
    private readonly float[] _input = new float[Taps + Chunk + Vector256<float>.Count];
    private readonly float[][] _fast = [.. Enumerable.Range(0, Phases).Select(_ => new float[Taps + Chunk + Vector256<float>.Count])];

    /// <summary>One of the four signals of the block that went up; what stands here goes down.</summary>
    public Span<float> Phase(int phase, int length) => _fast[phase].AsSpan(Taps, length);

    public void Reset()
    {
        Array.Clear(_input);
        foreach (var phase in _fast) Array.Clear(phase);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Up(ReadOnlySpan<float> input)
    {
        input.CopyTo(_input.AsSpan(Taps));
        ref var window = ref MemoryMarshal.GetArrayDataReference(_input);
        var early = Between[0].AsSpan(0, Taps);
        var middle = Between[1].AsSpan(0, Taps);
        var late = Between[2].AsSpan(0, Taps);
        for (var i = 0; i < input.Length; i += Vector256<float>.Count)
        {
            var (a, b, c) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            for (var tap = 0; tap < Taps; tap++)
            {
                var x = Vector256.LoadUnsafe(ref window, (nuint)(i + 1 + tap));
                a = Vector256.FusedMultiplyAdd(x, Vector256.Create(early[tap]), a);
                b = Vector256.FusedMultiplyAdd(x, Vector256.Create(middle[tap]), b);
                c = Vector256.FusedMultiplyAdd(x, Vector256.Create(late[tap]), c);
            }

            Vector256.LoadUnsafe(ref window, (nuint)(i + (Taps / 2))).CopyTo(_fast[0].AsSpan(Taps + i));
            a.CopyTo(_fast[1].AsSpan(Taps + i));
            b.CopyTo(_fast[2].AsSpan(Taps + i));
            c.CopyTo(_fast[3].AsSpan(Taps + i));
        }

        Keep(_input, input.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Down(Span<float> output)
    {
        ref var whole = ref MemoryMarshal.GetArrayDataReference(_fast[0]);
        ref var first = ref MemoryMarshal.GetArrayDataReference(_fast[1]);
        ref var second = ref MemoryMarshal.GetArrayDataReference(_fast[2]);
        ref var third = ref MemoryMarshal.GetArrayDataReference(_fast[3]);
        var early = Between[0].AsSpan(0, Taps);
        var middle = Between[1].AsSpan(0, Taps);
        var late = Between[2].AsSpan(0, Taps);
        for (var i = 0; i < output.Length; i += Vector256<float>.Count)
        {
            var sum = Vector256.LoadUnsafe(ref whole, (nuint)(i + (Taps / 2)));
            for (var tap = 0; tap < Taps; tap++)
            {
                // The way down is the way up seen from the other end; a quarter before is three quarters after.
                var at = (nuint)(i + tap);
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref first, at), Vector256.Create(late[tap]), sum);
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref second, at), Vector256.Create(middle[tap]), sum);
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref third, at), Vector256.Create(early[tap]), sum);
            }

            sum *= 1f / Phases;
            if (i + Vector256<float>.Count <= output.Length) sum.CopyTo(output[i..]);
            else
            {
                for (var lane = 0; i + lane < output.Length; lane++) output[i + lane] = sum[lane];
            }
        }

        foreach (var phase in _fast) Keep(phase, output.Length);
    }

    private static void Keep(float[] window, int length) => window.AsSpan(length, Taps).CopyTo(window);
}
