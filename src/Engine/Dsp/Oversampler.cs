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

    /// <summary>Two vectors at a time: one sum alone would wait for itself at every tap.</summary>
    private const int Stride = 16;

    // The past, the chunk, and room for the last vectors to run over.
    private readonly float[] _input = new float[Taps + Chunk + Stride];
    private readonly float[][] _fast = [.. Enumerable.Range(0, Phases).Select(_ => new float[Taps + Chunk + Stride])];

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
        for (var i = 0; i < input.Length; i += Stride)
        {
            var (a, b, c) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            var (d, e, f) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            for (var tap = 0; tap < Taps; tap++)
            {
                var x = Vector256.LoadUnsafe(ref window, (nuint)(i + 1 + tap));
                var z = Vector256.LoadUnsafe(ref window, (nuint)(i + 1 + tap + Vector256<float>.Count));
                var (first, second, third) = (Vector256.Create(early[tap]), Vector256.Create(middle[tap]), Vector256.Create(late[tap]));
                a = Vector256.FusedMultiplyAdd(x, first, a);
                b = Vector256.FusedMultiplyAdd(x, second, b);
                c = Vector256.FusedMultiplyAdd(x, third, c);
                d = Vector256.FusedMultiplyAdd(z, first, d);
                e = Vector256.FusedMultiplyAdd(z, second, e);
                f = Vector256.FusedMultiplyAdd(z, third, f);
            }

            _input.AsSpan(i + (Taps / 2), Stride).CopyTo(_fast[0].AsSpan(Taps + i));
            Store(a, d, ref _fast[1][Taps + i]);
            Store(b, e, ref _fast[2][Taps + i]);
            Store(c, f, ref _fast[3][Taps + i]);
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
        for (var i = 0; i < output.Length; i += Stride)
        {
            var sum = Vector256.LoadUnsafe(ref whole, (nuint)(i + (Taps / 2)));
            var next = Vector256.LoadUnsafe(ref whole, (nuint)(i + (Taps / 2) + Vector256<float>.Count));
            for (var tap = 0; tap < Taps; tap++)
            {
                // The way down is the way up seen from the other end; a quarter before is three quarters after.
                var (at, then) = ((nuint)(i + tap), (nuint)(i + tap + Vector256<float>.Count));
                var (a, b, c) = (Vector256.Create(late[tap]), Vector256.Create(middle[tap]), Vector256.Create(early[tap]));
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref first, at), a, sum);
                next = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref first, then), a, next);
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref second, at), b, sum);
                next = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref second, then), b, next);
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref third, at), c, sum);
                next = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref third, then), c, next);
            }

            sum *= 1f / Phases;
            next *= 1f / Phases;
            if (i + Stride <= output.Length)
            {
                Store(sum, next, ref output[i]);
                continue;
            }

            for (var at = i; at < output.Length; at++) output[at] = at - i < Vector256<float>.Count ? sum[at - i] : next[at - i - Vector256<float>.Count];
        }

        foreach (var phase in _fast) Keep(phase, output.Length);
    }

    private static void Store(Vector256<float> first, Vector256<float> second, ref float output)
    {
        first.StoreUnsafe(ref output);
        second.StoreUnsafe(ref output, (nuint)Vector256<float>.Count);
    }

    private static void Keep(float[] window, int length) => window.AsSpan(length, Taps).CopyTo(window);
}
