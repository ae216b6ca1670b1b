using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>What of a lane moves: its filter, its level on both sides, the weight of its highs.</summary>
internal readonly record struct LaneCourse(LowPass Filter, float Left, float Right, float Highs);

/// <summary>
/// Filter, brightness, level and place of eight voices at once. A recursive filter cannot run along time in a vector, so the lanes are
/// voices: lane n of every register belongs to voice n. Everything that changes moves along a straight line until the next
/// control point, so nothing steps audibly.
/// </summary>
internal sealed class VoiceLanes
{
    public const int Count = 8;

    private const int B0 = 0;
    private const int A1 = 1;
    private const int A2 = 2;
    private const int Left = 3;
    private const int Right = 4;
    private const int Highs = 5;
    private const int Ramps = 6;
    private const int Delay1 = 12;
    private const int Delay2 = 13;
    private const int Lows = 14;
    private const int Split = 15;
    private const int Rows = 16;

    // Rows of eight: six moving values, their slopes, the two delays of the filter, the lows and where they part from the highs.
    private readonly Vector256<float>[] _rows = new Vector256<float>[Rows];

    /// <summary>Sets a lane up for a voice that begins.</summary>
    public void Open(int lane, in LowPass filter, float split)
    {
        Close(lane);
        this[Split, lane] = split;
        this[B0, lane] = filter.B0;
        this[A1, lane] = filter.A1;
        this[A2, lane] = filter.A2;
    }

    public void Close(int lane)
    {
        for (var row = 0; row < Rows; row++) this[row, lane] = 0;
    }

    public void Copy(int lane, VoiceLanes from, int fromLane)
    {
        for (var row = 0; row < Rows; row++) this[row, lane] = from[row, fromLane];
    }

    /// <summary>Where the lane stands now, exactly (ramps gather rounding), and where it shall be after so many samples.</summary>
    public void Aim(int lane, in LaneCourse now, in LaneCourse next, int samples)
    {
        Aim(B0, lane, now.Filter.B0, next.Filter.B0, samples);
        Aim(A1, lane, now.Filter.A1, next.Filter.A1, samples);
        Aim(A2, lane, now.Filter.A2, next.Filter.A2, samples);
        Aim(Left, lane, now.Left, next.Left, samples);
        Aim(Right, lane, now.Right, next.Right, samples);
        Aim(Highs, lane, now.Highs, next.Highs, samples);

        // Denormal numbers are slow; a filter ringing out into silence would end among them.
        if (Math.Abs(this[Delay1, lane]) < 1e-15f) this[Delay1, lane] = 0;
        if (Math.Abs(this[Delay2, lane]) < 1e-15f) this[Delay2, lane] = 0;
        if (Math.Abs(this[Lows, lane]) < 1e-15f) this[Lows, lane] = 0;
    }

    /// <summary>Runs so many samples of eight interleaved voices and adds them, still as eight lanes, to left and right.</summary>
    public void Run(ReadOnlySpan<float> voices, Span<float> left, Span<float> right, int samples)
    {
        var input = MemoryMarshal.Cast<float, Vector256<float>>(voices)[..samples];
        var outLeft = MemoryMarshal.Cast<float, Vector256<float>>(left)[..samples];
        var outRight = MemoryMarshal.Cast<float, Vector256<float>>(right)[..samples];
        var rows = _rows;
        var (b0, a1, a2, gainLeft, gainRight) = (rows[B0], rows[A1], rows[A2], rows[Left], rows[Right]);
        var (slopeB0, slopeA1, slopeA2) = (rows[Ramps + B0], rows[Ramps + A1], rows[Ramps + A2]);
        var (slopeLeft, slopeRight) = (rows[Ramps + Left], rows[Ramps + Right]);
        var (highs, slopeHighs, split) = (rows[Highs], rows[Ramps + Highs], rows[Split]);
        var (delay1, delay2, lows) = (rows[Delay1], rows[Delay2], rows[Lows]);
        for (var i = 0; i < input.Length; i++)
        {
            // Transposed direct form II with b1 = 2 b0 and b2 = b0.
            var x = b0 * input[i];
            var y = x + delay1;
            delay1 = x + x + delay2 - (a1 * y);
            delay2 = x - (a2 * y);

            // A one-pole low-pass parts lows from highs; the highs are weighed anew.
            lows += split * (y - lows);
            y = lows + (highs * (y - lows));
            outLeft[i] += gainLeft * y;
            outRight[i] += gainRight * y;
            b0 += slopeB0;
            a1 += slopeA1;
            a2 += slopeA2;
            gainLeft += slopeLeft;
            gainRight += slopeRight;
            highs += slopeHighs;
        }

        (rows[B0], rows[A1], rows[A2], rows[Left], rows[Right]) = (b0, a1, a2, gainLeft, gainRight);
        (rows[Delay1], rows[Delay2], rows[Lows], rows[Highs]) = (delay1, delay2, lows, highs);
    }

    private ref float this[int row, int lane] => ref MemoryMarshal.Cast<Vector256<float>, float>(_rows.AsSpan())[(row * Count) + lane];

    private void Aim(int row, int lane, float now, float next, int samples)
    {
        this[row, lane] = now;
        this[Ramps + row, lane] = (next - now) / samples;
    }
}
