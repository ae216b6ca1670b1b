using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>All parts of one role, held together by a gentle compressor: the only thing in the mix that is not linear.</summary>
internal sealed class Bus
{
    private readonly Strip[] _strips;
    private readonly Compressor _compressor;
    private readonly float[] _left;
    private readonly float[] _right;

    public Bus(PartRole role, Strip[] strips, MixSettings settings, int largestBlock)
    {
        var own = settings.For(role);
        Role = role;
        _strips = strips;
        _compressor = new Compressor(SampleClock.Rate, own.Compressor with
        {
            ThresholdDb = settings.ReferenceLufs + own.LevelDb + own.Compressor.ThresholdDb,
        });
        _left = new float[largestBlock];
        _right = new float[largestBlock];
    }

    public PartRole Role { get; }

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);

    public void Process(int length)
    {
        var left = _left.AsSpan(0, length);
        var right = _right.AsSpan(0, length);
        left.Clear();
        right.Clear();
        foreach (var strip in _strips)
        {
            TensorPrimitives.Add(left, strip.Left(length), left);
            TensorPrimitives.Add(right, strip.Right(length), right);
        }

        _compressor.Process(left, right);
    }
}
