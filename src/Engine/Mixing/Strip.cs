using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>One part's channel: low cut, equaliser, place on the stage, fader. Linear.</summary>
internal sealed class Strip
{
    private readonly StereoFilter _filter;
    private readonly float _leftToLeft;
    private readonly float _rightToLeft;
    private readonly float _leftToRight;
    private readonly float _rightToRight;
    private readonly float[] _filteredLeft;
    private readonly float[] _filteredRight;
    private readonly float[] _left;
    private readonly float[] _right;

    public Strip(StemInfo info, double faderDb, MixSettings settings, int largestBlock)
    {
        Info = info;
        var role = settings.For(info.Role);
        var (distance, far) = (info.Instrument.Distance, settings.Distance);
        _filter = new StereoFilter([
            BiquadCoefficients.HighPass(SampleClock.Rate, role.LowCutHz),
            .. role.Eq.Select(band => band.Coefficients),
            BiquadCoefficients.HighShelf(SampleClock.Rate, far.AirHz, far.AirDb * distance)]);

        // Constant power, 1 in the middle. What moves to a side, or back, also becomes narrower; a plain balance control
        // would instead throw away one side of a stereo sample.
        var pan = Math.Clamp(settings.Stage * info.Instrument.Pan, -1, 1);
        var width = role.Width * (1 - (far.Narrowing * distance)) * (1 - (0.4 * Math.Abs(pan)));
        var gain = Decibels.ToGain(faderDb + (far.DirectDb * distance));
        var left = gain * Math.Sqrt(2) * Math.Cos((pan + 1) * Math.PI / 4);
        var right = gain * Math.Sqrt(2) * Math.Sin((pan + 1) * Math.PI / 4);
        (_leftToLeft, _rightToLeft) = ((float)(left * (1 + width) / 2), (float)(left * (1 - width) / 2));
        (_leftToRight, _rightToRight) = ((float)(right * (1 - width) / 2), (float)(right * (1 + width) / 2));

        RoomSend = (float)Decibels.ToGain(role.RoomDb + (far.RoomDb * distance));
        HallSend = (float)Decibels.ToGain(role.HallDb + (far.HallDb * distance));
        _filteredLeft = new float[largestBlock];
        _filteredRight = new float[largestBlock];
        _left = new float[largestBlock];
        _right = new float[largestBlock];
    }

    public StemInfo Info { get; }

    public float RoomSend { get; }

    public float HallSend { get; }

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);

    public void Process(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var filteredLeft = _filteredLeft.AsSpan(0, left.Length);
        var filteredRight = _filteredRight.AsSpan(0, left.Length);
        _filter.Process(left, right, filteredLeft, filteredRight);
        TensorPrimitives.Multiply(filteredLeft, _leftToLeft, _left);
        TensorPrimitives.MultiplyAdd(filteredRight, _rightToLeft, Left(left.Length), _left);
        TensorPrimitives.Multiply(filteredLeft, _leftToRight, _right);
        TensorPrimitives.MultiplyAdd(filteredRight, _rightToRight, Right(left.Length), _right);
    }
}
