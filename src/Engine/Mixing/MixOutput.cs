using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// Shares of buses and the spaces around their parts, summed to one stereo signal: all of them for the mix, one bus or one
/// part for a stem. All steps from the buses on are linear, so the stems add up to the mix.
/// </summary>
internal sealed class MixOutput
{
    private readonly BusShare[] _shares;
    private readonly Biquad[] _sideLowCut;
    private readonly float _sideGain;
    private readonly Drift? _drift;
    private readonly float[] _left;
    private readonly float[] _right;
    private readonly float[] _side;

    public MixOutput(BusShare[] shares, MixPlan plan, int largestBlock)
    {
        var settings = plan.Settings;
        _shares = shares;

        // Two of them: what the side gains above must not come up again below.
        _sideLowCut = [.. Enumerable.Range(0, 2).Select(_ => new Biquad(BiquadCoefficients.HighPass(SampleClock.Rate, settings.LowMonoHz)))];
        _sideGain = (float)Decibels.ToGain(settings.SideDb);
        _drift = settings.Drift is null ? null : new Drift(SampleClock.Rate, settings.Drift);
        _left = new float[largestBlock];
        _right = new float[largestBlock];
        _side = new float[largestBlock];

        Strip[] strips = [.. shares.SelectMany(share => share.Strips)];
        Walls = new Walls(strips, settings.Room, largestBlock);
        var room = new Space(strips, strip => strip.RoomSend, new Reverb(SampleClock.Rate, settings.Room), largestBlock);
        var hall = new Space(strips, strip => strip.HallSend, new Reverb(SampleClock.Rate, settings.Hall), largestBlock);
        Spaces = strips.Any(strip => strip.EchoSend > 0)
            ? [hall, room, new Space(strips, strip => strip.EchoSend, Echo(plan), largestBlock)]
            : [hall, room];
    }

    public Space[] Spaces { get; }

    public Walls Walls { get; }

    /// <summary>Beyond that of the buses.</summary>
    public int Latency => _drift?.Latency ?? 0;

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);

    public void Process(int length)
    {
        var left = _left.AsSpan(0, length);
        var right = _right.AsSpan(0, length);
        Walls.Left(length).CopyTo(left);
        Walls.Right(length).CopyTo(right);
        foreach (var space in Spaces)
        {
            TensorPrimitives.Add(left, space.Left(length), left);
            TensorPrimitives.Add(right, space.Right(length), right);
        }

        foreach (var share in _shares)
        {
            TensorPrimitives.Add(left, share.Left(length), left);
            TensorPrimitives.Add(right, share.Right(length), right);
        }

        Widen(left, right);
        _drift?.Process(left, right);
    }

    private static PingPong Echo(MixPlan plan)
    {
        // In a very slow piece half the note value is heard as the same rhythm.
        const double longestSeconds = 1.5;
        var seconds = plan.Settings.Echo.Beats * plan.Rides.BeatSeconds;
        while (seconds > longestSeconds) seconds /= 2;
        return new PingPong(SampleClock.Rate, seconds, plan.Settings.Echo.Line);
    }

    /// <summary>The side is as wide as wanted, and low frequencies have none. The middle, which is all that mono hears, stays.</summary>
    private void Widen(Span<float> left, Span<float> right)
    {
        var side = _side.AsSpan(0, left.Length);
        TensorPrimitives.Add(left, right, left);
        TensorPrimitives.Multiply(left, 0.5f, left);
        TensorPrimitives.Subtract(left, right, side);
        foreach (var section in _sideLowCut) section.Process(side, side);
        TensorPrimitives.Multiply(side, _sideGain, side);
        TensorPrimitives.Subtract(left, side, right);
        TensorPrimitives.Add(left, side, left);
    }
}
