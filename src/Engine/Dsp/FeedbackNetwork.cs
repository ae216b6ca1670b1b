using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Dsp;

/// <summary>
/// The late tail of a reverb: sixteen delay lines fed back through a Hadamard matrix (Jot and Chaigne 1991), so that every
/// echo becomes sixteen and energy is lost only where it is meant to be: each line ends in a one-pole shelf that gives
/// the low and the high band their own decay. Lines are the lanes of two vectors; what they deliver is read ahead, line by
/// line, for no line is so short that it would hear what is written meanwhile.
/// </summary>
internal sealed class FeedbackNetwork
{
    private const int Lines = 16;
    private const int Lanes = 8;

    /// <summary>Delays are moved in straight lines between points this many samples apart.</summary>
    private const int DriftStep = 64;

    /// <summary>Keeps a dying tail (−360 dB) from the slow denormal numbers.</summary>
    private const float Bias = 1e-18f;

    /// <summary>Eight lines at this level carry as much power as what is fed into them.</summary>
    private const float Share = 0.35f;

    private readonly float[] _memory;
    private readonly int _stride;
    private readonly int _mask;
    private readonly int[] _delays;
    private readonly int _ahead;

    /// <summary>How much longer each line is at the two ends of the step.</summary>
    private readonly float[] _drifts = new float[Lines];
    private readonly float[] _nextDrifts = new float[Lines];

    /// <summary>What each line delivers in the stretch, one after the other.</summary>
    private readonly float[] _heard = new float[Lines * DriftStep];
    private readonly Vector256<float> _highA;
    private readonly Vector256<float> _highB;
    private readonly Vector256<float> _extraLowA;
    private readonly Vector256<float> _extraLowB;
    private readonly float _crossover;
    private readonly float _depth;
    private readonly double _driftRadians;

    private Vector256<float> _lowA;
    private Vector256<float> _lowB;
    private long _position;

    public FeedbackNetwork(int sampleRate, ReverbOptions options)
    {
        var delays = Delays(sampleRate, options.ShortestPathSeconds, options.LongestPathSeconds);
        (_delays, _ahead) = (delays, Math.Min(DriftStep, delays.Min()));
        _depth = (float)(options.DriftSeconds * sampleRate);
        _driftRadians = 2 * Math.PI * options.DriftHz / sampleRate;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(delays.Max() + (2 * _depth) + 4));
        _mask = size - 1;

        // Not a power of two: sixteen lines written at the same place would all fall into the same cache set.
        _stride = size + 48;
        _memory = new float[Lines * _stride];

        float[] Gains(double decaySeconds) => [.. delays.Select(delay => (float)Math.Pow(10, -3.0 * delay / (sampleRate * decaySeconds)))];
        var low = Gains(options.LowDecaySeconds);
        var high = Gains(options.HighDecaySeconds);
        _highA = Vector256.Create<float>(high.AsSpan(0, Lanes));
        _highB = Vector256.Create<float>(high.AsSpan(Lanes));
        _extraLowA = Vector256.Create<float>(low.AsSpan(0, Lanes)) - _highA;
        _extraLowB = Vector256.Create<float>(low.AsSpan(Lanes)) - _highB;
        _crossover = (float)(1 - Math.Exp(-2 * Math.PI * options.CrossoverHz / sampleRate));
    }

    public void Reset()
    {
        Array.Clear(_memory);
        (_lowA, _lowB, _position) = (default, default, 0);
    }

    /// <summary>Adds the tail to the outputs.</summary>
    public void Process(ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        for (var at = 0; at < inLeft.Length;)
        {
            var into = (int)(_position % DriftStep);
            var count = Math.Min(Math.Min(inLeft.Length - at, DriftStep - into), _ahead);
            Listen(into, count);
            Run(inLeft.Slice(at, count), inRight.Slice(at, count), outLeft.Slice(at, count), outRight.Slice(at, count));
            _position += count;
            at += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(ReadOnlySpan<float> inLeft, ReadOnlySpan<float> inRight, Span<float> outLeft, Span<float> outRight)
    {
        var (lowA, lowB) = (_lowA, _lowB);

        // The two sides feed and hear the lines with different signs, equally loud, uncorrelated.
        var feedLeft = Vector256.Create(1f, -1, 1, 1, -1, 1, -1, -1) * Share;
        var feedRight = Vector256.Create(1f, 1, -1, 1, -1, -1, 1, -1) * Share;
        var hearLeftA = Vector256.Create(1f, 1, -1, -1, 1, 1, -1, -1) * Share;
        var hearLeftB = Vector256.Create(1f, -1, -1, 1, 1, -1, -1, 1) * Share;
        var hearRightA = Vector256.Create(1f, -1, 1, -1, 1, -1, 1, -1) * Share;
        var hearRightB = Vector256.Create(1f, 1, 1, 1, -1, -1, -1, -1) * Share;
        ref var memory = ref MemoryMarshal.GetArrayDataReference(_memory);
        ref var heard = ref MemoryMarshal.GetArrayDataReference(_heard);

        for (var i = 0; i < inLeft.Length; i++)
        {
            var write = (int)((_position + i) & _mask);
            var a = Gather(ref Unsafe.Add(ref heard, i));
            var b = Gather(ref Unsafe.Add(ref heard, i + (Lanes * DriftStep)));

            lowA += _crossover * (a - lowA);
            lowB += _crossover * (b - lowB);
            a = (a * _highA) + (lowA * _extraLowA);
            b = (b * _highB) + (lowB * _extraLowB);

            outLeft[i] += Vector256.Sum((a * hearLeftA) + (b * hearLeftB));
            outRight[i] += Vector256.Sum((a * hearRightA) + (b * hearRightB));

            Hadamard(ref a, ref b);
            a += (feedLeft * inLeft[i]) + Vector256.Create(Bias);
            b += (feedRight * inRight[i]) + Vector256.Create(Bias);
            Scatter(ref Unsafe.Add(ref memory, write), _stride, a);
            Scatter(ref Unsafe.Add(ref memory, write + (Lanes * _stride)), _stride, b);
        }

        (_lowA, _lowB) = (lowA, lowB);
    }

    /// <summary>Reads ahead what the lines deliver in the next stretch, between two samples where the drift stands between them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Listen(int into, int count)
    {
        if (into == 0)
        {
            // Where this step begins the last one ended.
            if (_position == 0) Drift(0, _nextDrifts);
            _nextDrifts.CopyTo(_drifts, 0);
            Drift(_position + DriftStep, _nextDrifts);
        }

        for (var line = 0; line < Lines; line++)
        {
            var (first, slope) = (_drifts[line], (_nextDrifts[line] - _drifts[line]) / DriftStep);
            var memory = _memory.AsSpan(line * _stride, _mask + 1);
            var heard = _heard.AsSpan(line * DriftStep, count);
            var from = (int)(_position & _mask) - _delays[line];
            var i = 0;
            while (i < count)
            {
                if (count - i >= Lanes)
                {
                    // While the drift crosses no whole sample, eight neighbours deliver eight neighbours.
                    var drift = Vector256.Create(first) + (slope * Vector256.ConvertToSingle(Vector256.Create(into + i) + Vector256<int>.Indices));
                    var whole = Vector256.ConvertToInt32Native(drift);
                    var near = (from + i - whole[0]) & _mask;
                    if (whole[0] == whole[Lanes - 1] && near > 0 && near + Lanes <= memory.Length)
                    {
                        var x = Vector256.Create<float>(memory.Slice(near, Lanes));
                        var far = Vector256.Create<float>(memory.Slice(near - 1, Lanes));
                        (x + ((drift - Vector256.ConvertToSingle(whole)) * (far - x))).CopyTo(heard[i..]);
                        i += Lanes;
                        continue;
                    }
                }

                var end = Math.Min(count, i + Lanes);
                for (; i < end; i++)
                {
                    var drift = first + (slope * (into + i));
                    var whole = (int)drift;
                    var x = memory[(from + i - whole) & _mask];
                    heard[i] = x + ((drift - whole) * (memory[(from + i - whole - 1) & _mask] - x));
                }
            }
        }
    }

    // Eight plain loads: the processor's own gather is no faster, and this runs everywhere.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Gather(ref float heard) => Vector256.Create(
        heard, Unsafe.Add(ref heard, DriftStep), Unsafe.Add(ref heard, 2 * DriftStep), Unsafe.Add(ref heard, 3 * DriftStep),
        Unsafe.Add(ref heard, 4 * DriftStep), Unsafe.Add(ref heard, 5 * DriftStep), Unsafe.Add(ref heard, 6 * DriftStep), Unsafe.Add(ref heard, 7 * DriftStep));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter(ref float memory, int stride, Vector256<float> x)
    {
        memory = x[0];
        Unsafe.Add(ref memory, stride) = x[1];
        Unsafe.Add(ref memory, 2 * stride) = x[2];
        Unsafe.Add(ref memory, 3 * stride) = x[3];
        Unsafe.Add(ref memory, 4 * stride) = x[4];
        Unsafe.Add(ref memory, 5 * stride) = x[5];
        Unsafe.Add(ref memory, 6 * stride) = x[6];
        Unsafe.Add(ref memory, 7 * stride) = x[7];
    }

    /// <summary>The 16×16 matrix of ±1/4 as four stages of sums and differences.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Hadamard(ref Vector256<float> a, ref Vector256<float> b)
    {
        (a, b) = ((a + b) * 0.25f, (a - b) * 0.25f);
        a = Within(a);
        b = Within(b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Within(Vector256<float> x)
    {
        x = Vector256.Shuffle(x, Vector256.Create(4, 5, 6, 7, 0, 1, 2, 3)) + (x * Vector256.Create(1f, 1, 1, 1, -1, -1, -1, -1));
        x = Vector256.Shuffle(x, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5)) + (x * Vector256.Create(1f, 1, -1, -1, 1, 1, -1, -1));
        return Vector256.Shuffle(x, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6)) + (x * Vector256.Create(1f, -1, 1, -1, 1, -1, 1, -1));
    }

    /// <summary>How much longer the lines are at this sample, 0 to twice the depth; each line at its own point of the circle and its own pace.</summary>
    private void Drift(long sample, Span<float> drifts)
    {
        for (var line = 0; line < drifts.Length; line++)
        {
            var angle = (_driftRadians * (1 + (0.05 * line)) * sample) + (line * 2.399963);
            drifts[line] = _depth * (float)(1 + Math.Sin(angle));
        }
    }

    /// <summary>Evenly spread by ratio, and prime, so that echoes of different lines do not coincide.</summary>
    private static int[] Delays(int sampleRate, double shortest, double longest)
    {
        var delays = new int[Lines];
        for (var line = 0; line < Lines; line++)
        {
            var delay = (int)(sampleRate * shortest * Math.Pow(longest / shortest, line / (Lines - 1.0)));
            while (!IsPrime(delay) || delays.Contains(delay)) delay++;

            // Lines next to each other in length go to different sides.
            delays[(line % 2 * Lanes) + (line / 2)] = delay;
        }

        return delays;
    }

    private static bool IsPrime(int number)
    {
        for (var factor = 2; factor * factor <= number; factor++)
        {
            if (number % factor == 0) return false;
        }

        return number > 1;
    }
}
