using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Passing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Traffic;

/// <summary>A lane being heard: the same source passes again and again, each time as another one, at its own speed, pitch and distance.</summary>
internal sealed class Lane
{
    private const double Unlike = 0.22;
    private const double UnlikeDb = 3;
    private const double HeightMetres = 0.5;
    private const double Ground = 0.4;
    private const double Width = 0.75;

    private readonly LaneOptions _options;
    private readonly MovingSource _source;
    private readonly Chance _chance;
    private readonly double _gain;
    private readonly double _gap;
    private readonly double _speed;
    private Way _way;
    private double _at;
    private double _passSeconds;
    private double _pitch;
    private double _level;
    private double _width;

    public Lane(LaneOptions options, Manner manner, Chance chance)
    {
        (_options, _chance, _speed) = (options, chance, manner.Speed);
        var sound = SoundLibrary.Find(options.Source);
        _gain = NaturalLevel.GainOf(sound) * Decibels.ToGain(options.LevelDb);
        _source = new MovingSource(sound.Begin(manner, sound.Seconds, chance), chance);
        _gap = Math.Max(0, (options.EverySeconds / manner.Density) - options.PassSeconds);
        Begin();

        // The first may be on its way already.
        _at += chance.Between(0, _passSeconds + _gap);
    }

    public void Add(Span<float> left, Span<float> right)
    {
        if (_at >= _passSeconds) Begin();
        if (_at >= 0)
        {
            var heard = (_way.Metres / Way.SoundMetresPerSecond) - (_passSeconds / 2) + _at;
            var (sent, next) = (_way.SentAt(heard), _way.SentAt(heard + Sounding.StretchSeconds));
            var (metres, side) = _way.At(next);
            var fade = Math.Sin(Math.PI * Math.Min(1, (_at + Sounding.StretchSeconds) / _passSeconds));
            var near = _level * fade * fade * Math.Min(1, _options.Metres / metres);
            var pan = _width * side;
            _source.Add(
                left, right, (next - sent) * _pitch * SampleClock.Rate, metres, Way.EchoSeconds(metres, HeightMetres), Ground, near * (1 - pan), near * (1 + pan));
        }

        _at += Sounding.StretchSeconds;
    }

    private void Begin()
    {
        _way = new Way(_options.MetresPerSecond * _speed * (1 + _chance.Bell(Unlike / 2)), _options.Metres * (1 + _chance.Bell(Unlike)));
        _passSeconds = _options.PassSeconds / _speed * _chance.Between(0.85, 1.2);
        _pitch = 1 + _chance.Bell(Unlike / 2);
        _level = _gain * Decibels.ToGain(_chance.Bell(UnlikeDb));
        _width = _chance.Happens(0.5) ? Width : -Width;
        _at = -_gap * -Math.Log(1 - _chance.Next());
    }
}
