using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Playing;

/// <summary>Sounds that are heard together, and the space around them. Spaces are linear, so buses of one place add up to what one bus would be.</summary>
internal sealed class EffectsBus(Place place)
{
    private readonly Reverb _room = new(SampleClock.Rate, place.Reverb);
    private readonly float[] _left = new float[IMixSource.LargestBlock];
    private readonly float[] _right = new float[IMixSource.LargestBlock];
    private readonly float[] _roomLeft = new float[IMixSource.LargestBlock];
    private readonly float[] _roomRight = new float[IMixSource.LargestBlock];

    /// <summary>After its sounds have been filled: their sum and the room.</summary>
    public void Process(IReadOnlyList<PlacedSound> sounds, int length)
    {
        var left = _left.AsSpan(0, length);
        var right = _right.AsSpan(0, length);
        var roomLeft = _roomLeft.AsSpan(0, length);
        var roomRight = _roomRight.AsSpan(0, length);
        left.Clear();
        right.Clear();
        roomLeft.Clear();
        roomRight.Clear();
        foreach (var sound in sounds) sound.AddTo(left, right, roomLeft, roomRight);

        _room.Process(roomLeft, roomRight, left, right);
    }

    public ReadOnlySpan<float> Left(int length) => _left.AsSpan(0, length);

    public ReadOnlySpan<float> Right(int length) => _right.AsSpan(0, length);
}
