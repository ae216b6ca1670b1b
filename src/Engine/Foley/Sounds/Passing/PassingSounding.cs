using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Passing;

/// <summary>One passing by.</summary>
internal sealed class PassingSounding : Sounding
{
    /// <summary>It comes out of silence and goes into it, in this share of its time.</summary>
    private const double FadeShare = 0.22;

    private readonly PassingSound _sound;
    private readonly Way _way;
    private readonly MovingSource _source;
    private readonly double _seconds;
    private readonly double _begin;
    private readonly double _width;
    private double _at;

    public PassingSounding(PassingSound sound, Manner manner, double seconds, Chance chance)
    {
        (_sound, _seconds) = (sound, seconds);
        _way = new Way(
            sound.MetresPerSecond * manner.Speed * (1 + chance.Bell(0.05)), sound.Metres * (1 + chance.Bell(0.08)), sound.LengthMetres * manner.Size);
        _begin = (_way.Metres / Way.SoundMetresPerSecond) - (seconds / 2);
        _width = chance.Happens(0.5) ? sound.Width : -sound.Width;

        // Enough of the source: of what comes near, more than a second is heard in one.
        _source = new MovingSource(SoundLibrary.Find(sound.Source).Begin(manner, seconds * 1.1, chance), chance);
    }

    public override int LeadSamples => (int)SampleClock.SamplesAt(_seconds / 2);

    protected override bool Make(Span<float> left, Span<float> right)
    {
        var sent = _way.SentAt(_begin + _at);
        _at += StretchSeconds;
        var next = _way.SentAt(_begin + _at);
        var (metres, side) = _way.At(next);
        var near = Math.Pow(_way.Metres / metres, _sound.DbPerDoubling / 6) * Fade(_at / _seconds);
        var pan = _width * side;
        _source.Add(
            left, right, (next - sent) * SampleClock.Rate, metres, Way.EchoSeconds(metres, _sound.HeightMetres), _sound.Ground, near * (1 - pan), near * (1 + pan));
        return _at < _seconds;
    }

    private static double Fade(double share)
    {
        var edge = Math.Clamp(Math.Min(share, 1 - share) / FadeShare, 0, 1);
        return edge * edge * (3 - (2 * edge));
    }
}
