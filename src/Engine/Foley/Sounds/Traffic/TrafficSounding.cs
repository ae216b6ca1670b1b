using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Traffic;

/// <summary>Traffic going on.</summary>
internal sealed class TrafficSounding : Sounding
{
    private readonly (ISounding Sound, float Gain)[] _under;
    private readonly Lane[] _lanes;
    private readonly float[] _left = new float[Stretch];
    private readonly float[] _right = new float[Stretch];

    public TrafficSounding(TrafficSound sound, Manner manner, Chance chance)
    {
        _lanes = [.. sound.Lanes.Select(lane => new Lane(lane, manner, chance))];
        _under = [.. sound.Under.Select(under => Begin(under, manner, chance))];
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        foreach (var (sound, gain) in _under)
        {
            sound.Read(_left, _right);
            Ramp.Add(_left, left, gain, gain);
            Ramp.Add(_right, right, gain, gain);
        }

        foreach (var lane in _lanes) lane.Add(left, right);
        return true;
    }

    private static (ISounding Sound, float Gain) Begin(UnderOptions under, Manner manner, Chance chance)
    {
        var sound = SoundLibrary.Find(under.Sound);
        return (sound.Begin(manner, sound.Seconds, chance), NaturalLevel.GainOf(sound) * (float)Decibels.ToGain(under.LevelDb));
    }
}
