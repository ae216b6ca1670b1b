using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// All parts of one role, held together by gains that hear them all (compressor, the hard one beside it, attacks) and by
/// tape: the only things in the mix that are not linear. The gains are the same for every part; only what the tape adds
/// has to be divided where parts are asked for one by one, see <see cref="BusShare"/>.
/// </summary>
internal sealed class Bus
{
    /// <summary>How late a bus is, driven or not.</summary>
    public const int Latency = Saturator.Latency;

    private readonly Strip[] _strips;
    private readonly GainRider _compressor;
    private readonly GainRider? _parallel;
    private readonly GainRider? _attack;
    private readonly float _parallelMix;
    private readonly Saturator[] _saturators;
    private readonly float[] _left;
    private readonly float[] _right;
    private readonly float[] _gains;
    private readonly float[] _otherGains;
    private readonly float[] _addedLeft;
    private readonly float[] _addedRight;

    public Bus(PartRole role, Strip[] strips, MixSettings settings, bool divided, int largestBlock)
    {
        var own = settings.For(role);
        var reference = settings.ReferenceLufs + own.LevelDb;
        (Role, _strips) = (role, strips);
        _compressor = new GainRider(new Compressor(SampleClock.Rate, Raised(own.Compressor, reference)));
        if (own.Parallel is { } parallel)
        {
            _parallel = new GainRider(new Compressor(SampleClock.Rate, Raised(parallel.Compressor, reference)));
            _parallelMix = (float)Decibels.ToGain(parallel.MixDb);
        }

        if (own.AttackDb != 0) _attack = new GainRider(new TransientShaper(SampleClock.Rate, own.AttackDb));
        _saturators = own.Saturation is { } saturation
            ? [.. Enumerable.Range(0, 2).Select(_ => new Saturator(SampleClock.Rate, saturation with { DriveDb = saturation.DriveDb - reference }))]
            : [];
        Shares = divided
            ? [.. strips.Select(strip => new BusShare([strip], largestBlock))]
            : [new BusShare(strips, largestBlock)];
        _left = new float[largestBlock];
        _right = new float[largestBlock];
        _gains = new float[largestBlock];
        _otherGains = new float[largestBlock];
        _addedLeft = new float[largestBlock];
        _addedRight = new float[largestBlock];
    }

    public PartRole Role { get; }

    /// <summary>What leaves the bus: all of it in one, or a share for each part.</summary>
    public BusShare[] Shares { get; }

    public void Process(int length)
    {
        var left = _left.AsSpan(0, length);
        var right = _right.AsSpan(0, length);
        var gains = _gains.AsSpan(0, length);
        left.Clear();
        right.Clear();
        foreach (var strip in _strips)
        {
            TensorPrimitives.Add(left, strip.Left(length), left);
            TensorPrimitives.Add(right, strip.Right(length), right);
        }

        Ride(left, right, gains);
        TensorPrimitives.Multiply(left, gains, left);
        TensorPrimitives.Multiply(right, gains, right);
        var addedLeft = _addedLeft.AsSpan(0, length);
        var addedRight = _addedRight.AsSpan(0, length);
        if (_saturators is [var first, var second])
        {
            first.Process(left, addedLeft);
            second.Process(right, addedRight);
        }

        if (Shares is [var whole])
        {
            whole.Take(left, right, addedLeft, addedRight);
            return;
        }

        BusShare.Weigh(Shares, length);
        foreach (var share in Shares) share.Take(gains, addedLeft, addedRight);
    }

    private void Ride(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> gains)
    {
        _compressor.Ride(left, right, gains);
        var other = _otherGains.AsSpan(0, gains.Length);
        if (_parallel is not null)
        {
            // 1 + mix·squeezed: the sound and its squeezed double, summed.
            _parallel.Ride(left, right, other);
            TensorPrimitives.Multiply(other, _parallelMix, other);
            TensorPrimitives.Add(other, 1f, other);
            TensorPrimitives.Multiply(gains, other, gains);
        }

        if (_attack is null) return;
        _attack.Ride(left, right, other);
        TensorPrimitives.Multiply(gains, other, gains);
    }

    private static CompressorOptions Raised(CompressorOptions options, double db) => options with { ThresholdDb = options.ThresholdDb + db };
}
