using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>One part's channel: equaliser, place on the stage, faders that move, sends. Linear.</summary>
internal sealed class Strip
{
    /// <summary>Where the air lies that comes and goes with the energy of the music.</summary>
    private const double AirHz = 5500;

    private readonly Hands _hands;
    private readonly StereoFilter _filter;
    private readonly RiddenFilter _carve;
    private readonly RiddenFilter _air;
    private readonly Chorus? _chorus;
    private readonly StageEcho _echo;
    private readonly float _leftToLeft;
    private readonly float _rightToLeft;
    private readonly float _leftToRight;
    private readonly float _rightToRight;
    private readonly float[] _filteredLeft;
    private readonly float[] _filteredRight;
    private readonly float[] _left;
    private readonly float[] _right;
    private readonly float[] _sentLeft;
    private readonly float[] _sentRight;

    public Strip(StemInfo info, double faderDb, MixSettings settings, Hands hands, int largestBlock)
    {
        Info = info;
        _hands = hands;
        var role = settings.For(info.Role);
        var (distance, far) = (info.Instrument.Distance, settings.Distance);
        _filter = new StereoFilter([
            BiquadCoefficients.HighPass(SampleClock.Rate, role.LowCutHz),
            .. role.Eq.Select(band => band.Coefficients),
            .. settings.Families.GetValueOrDefault(info.Instrument.Family, []).Select(band => band.Coefficients),
            BiquadCoefficients.HighShelf(SampleClock.Rate, far.AirHz, far.AirDb * distance)]);
        _carve = new RiddenFilter(BiquadCoefficients.BandPass(SampleClock.Rate, settings.Carve.Hz, settings.Carve.Q));
        _air = new RiddenFilter(BiquadCoefficients.HighPass(SampleClock.Rate, AirHz));
        _chorus = role.Chorus is null ? null : new Chorus(SampleClock.Rate, role.Chorus);

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
        EchoSend = role.EchoDb is { } echoDb ? (float)Decibels.ToGain(echoDb) : 0;
        _echo = new StageEcho(settings.Walls.Around(pan, distance), largestBlock);
        _filteredLeft = new float[largestBlock];
        _filteredRight = new float[largestBlock];
        _left = new float[largestBlock];
        _right = new float[largestBlock];
        _sentLeft = new float[largestBlock];
        _sentRight = new float[largestBlock];
    }

    public StemInfo Info { get; }

    public float RoomSend { get; }

    public float HallSend { get; }

    public float EchoSend { get; }

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);

    /// <summary>What the spaces hear: the part, more or less of it as the music grows.</summary>
    public ReadOnlySpan<float> SentLeft(int length) => (_hands.MovesSpace ? _sentLeft : _left).AsSpan(0, length);

    public ReadOnlySpan<float> SentRight(int length) => (_hands.MovesSpace ? _sentRight : _right).AsSpan(0, length);

    /// <summary>The first reflections off the walls around the part's place.</summary>
    public ReadOnlySpan<float> EarlyLeft(int length) => _echo.Left(length);

    public ReadOnlySpan<float> EarlyRight(int length) => _echo.Right(length);

    public void Process(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var length = left.Length;
        var filteredLeft = _filteredLeft.AsSpan(0, length);
        var filteredRight = _filteredRight.AsSpan(0, length);
        _filter.Process(left, right, filteredLeft, filteredRight);
        if (_hands.Carves) _carve.Process(filteredLeft, filteredRight, _hands.Carve(length));
        if (_hands.MovesAir) _air.Process(filteredLeft, filteredRight, _hands.Air(length));
        _chorus?.Process(filteredLeft, filteredRight);
        TensorPrimitives.Multiply(filteredLeft, _hands.Gain(length), filteredLeft);
        TensorPrimitives.Multiply(filteredRight, _hands.Gain(length), filteredRight);
        TensorPrimitives.Multiply(filteredLeft, _leftToLeft, _left);
        TensorPrimitives.MultiplyAdd(filteredRight, _rightToLeft, Left(length), _left);
        TensorPrimitives.Multiply(filteredLeft, _leftToRight, _right);
        TensorPrimitives.MultiplyAdd(filteredRight, _rightToRight, Right(length), _right);
        if (_hands.MovesSpace)
        {
            TensorPrimitives.Multiply(Left(length), _hands.Space(length), _sentLeft);
            TensorPrimitives.Multiply(Right(length), _hands.Space(length), _sentRight);
        }

        _echo.Process(SentLeft(length), SentRight(length));
    }
}
