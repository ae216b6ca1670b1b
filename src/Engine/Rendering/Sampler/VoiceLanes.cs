using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// Filter, level and place of eight voices at once. A recursive filter cannot run along time in a vector, so the lanes are
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
    private const int Ramps = 5;
    private const int Delay1 = 10;
    private const int Delay2 = 11;
    private const int Rows = 12;

    // Rows of eight: five moving values, their slopes, the two delays of the filter.
    private readonly Vector256<float>[] _rows = new Vector256<float>[Rows];

    /// <summary>Sets a lane up for a voice that begins.</summary>
    public void Open(int lane, in LowPass filter)
    {
        Close(lane);
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
    public void Aim(int lane, in LowPass filter, in LowPass nextFilter, float left, float nextLeft, float right, float nextRight, int samples)
    {
        Aim(B0, lane, filter.B0, nextFilter.B0, samples);
        Aim(A1, lane, filter.A1, nextFilter.A1, samples);
        Aim(A2, lane, filter.A2, nextFilter.A2, samples);
        Aim(Left, lane, left, nextLeft, samples);
        Aim(Right, lane, right, nextRight, samples);

        // Denormal numbers are slow; a filter ringing out into silence would end among them.
        if (Math.Abs(this[Delay1, lane]) < 1e-15f) this[Delay1, lane] = 0;
        if (Math.Abs(this[Delay2, lane]) < 1e-15f) this[Delay2, lane] = 0;
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
        var (delay1, delay2) = (rows[Delay1], rows[Delay2]);
        for (var i = 0; i < input.Length; i++)
        {
            // Transposed direct form II with b1 = 2 b0 and b2 = b0.
            var x = b0 * input[i];
            var y = x + delay1;
            delay1 = x + x + delay2 - (a1 * y);
            delay2 = x - (a2 * y);
            outLeft[i] += gainLeft * y;
            outRight[i] += gainRight * y;
            b0 += slopeB0;
            a1 += slopeA1;
            a2 += slopeA2;
            gainLeft += slopeLeft;
            gainRight += slopeRight;
        }

        (rows[B0], rows[A1], rows[A2], rows[Left], rows[Right]) = (b0, a1, a2, gainLeft, gainRight);
        (rows[Delay1], rows[Delay2]) = (delay1, delay2);
    }

    private ref float this[int row, int lane] => ref MemoryMarshal.Cast<Vector256<float>, float>(_rows.AsSpan())[(row * Count) + lane];

    private void Aim(int row, int lane, float now, float next, int samples)
    {
        this[row, lane] = now;
        this[Ramps + row, lane] = (next - now) / samples;
    }
}
