using System.Numerics.Tensors;

namespace Cuewright.Engine.Mixing;

/// <summary>The moves of a role's faders over the stretch that is mixed now.</summary>
internal sealed class Hands(RoleRide ride, int largestBlock)
{
    private readonly float[] _gain = new float[largestBlock];
    private readonly float[] _duck = new float[largestBlock];
    private readonly float[] _space = new float[largestBlock];
    private readonly float[] _air = new float[largestBlock];
    private readonly float[] _carve = new float[largestBlock];

    public bool MovesSpace { get; } = !ride.Space.IsStill;

    public bool MovesAir { get; } = !ride.Air.IsStill;

    public bool Carves { get; } = !ride.Carve.IsStill;

    public void Move(long start, int length)
    {
        var gain = _gain.AsSpan(0, length);
        var duck = _duck.AsSpan(0, length);
        ride.Level.Fill(start, gain);
        ride.Duck.Fill(start, duck);
        TensorPrimitives.Multiply(gain, duck, gain);
        if (MovesSpace) ride.Space.Fill(start, _space.AsSpan(0, length));
        if (MovesAir) ride.Air.Fill(start, _air.AsSpan(0, length));
        if (Carves) ride.Carve.Fill(start, _carve.AsSpan(0, length));
    }

    public ReadOnlySpan<float> Gain(int length) => _gain.AsSpan(0, length);

    public ReadOnlySpan<float> Space(int length) => _space.AsSpan(0, length);

    public ReadOnlySpan<float> Air(int length) => _air.AsSpan(0, length);

    public ReadOnlySpan<float> Carve(int length) => _carve.AsSpan(0, length);
}
