using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Bells;

/// <summary>Bells being heard: a stroke, or a row of them.</summary>
internal sealed class BellSounding : Sounding
{
    private const int AtOnce = 12;
    private const double Every = (double)Stretch / SampleClock.Rate;

    /// <summary>The velocity a plate takes for the usual one, over the usual force.</summary>
    private const double VelocityOfForce = 150;

    /// <summary>Level from the softest stroke to the hardest.</summary>
    private const double ForceDb = 40;

    /// <summary>No stroke meets the same spot.</summary>
    private const double Uneven = 2;

    /// <summary>How much softer the second of two that beat is: the level breathes, and does not stop.</summary>
    private const double SecondShare = 0.55;

    private const double GustHz = 0.13;

    /// <summary>Strokes of a row are as soft as chance will have it, their clappers in so many steps.</summary>
    private const int Shades = 8;

    private readonly BellSound _sound;
    private readonly Manner _manner;
    private readonly Ringers _ringers;
    private readonly Burst _clapper = new(SampleClock.Rate);
    private readonly BurstOptions[] _clappers = [];
    private readonly double _strokeDb;
    private readonly double _softestGust;
    private Scatter _scatter;
    private double _left;
    private double _next;
    private double _gustFrom;
    private double _gustTo;
    private double _gust;

    public BellSounding(BellSound sound, Manner manner, double seconds, Chance chance)
    {
        (_sound, _manner, _scatter) = (sound, manner, new Scatter((float)chance.Next()));
        _ringers = new Ringers(sound.Row is null ? 1 : AtOnce, (2 * sound.Partials.Length) + Cloud.Modes(sound.Plate));
        _left = sound.Kind == SoundKind.Bed ? double.PositiveInfinity : sound.Row is null ? 0 : seconds;
        _softestGust = 1 - (sound.Row?.Gusts ?? 0);
        (_gustFrom, _gustTo) = (_scatter.Next(), _scatter.Next());
        _strokeDb = ForceDb * (manner.Force - 0.6);
        if (sound.Clapper is { } clapper)
        {
            _clappers = [.. Enumerable.Range(0, Shades).Select(shade => clapper with { LevelDb = clapper.LevelDb + StrokeDb((double)shade / (Shades - 1)) })];
        }

        if (sound.Row is null) Strike(0, 0, 0);
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        if (_sound.Row is { } row && _left > 0) Swing(row);
        if (_clapper.Sounds) _clapper.Add(left, right);
        _ringers.Add(left, right);
        return _left > 0 || _ringers.Sounds || _clapper.Sounds;
    }

    private void Swing(BellRow row)
    {
        _left -= Every;
        _gust += Every * GustHz;
        for (; _gust >= 1; _gust--) (_gustFrom, _gustTo) = (_gustTo, _scatter.Next());
        var blows = _gustFrom + ((_gustTo - _gustFrom) * _gust * _gust * (3 - (2 * _gust)));
        var often = _softestGust + ((1 - _softestGust) * 2 * blows * blows);
        _next -= Every * row.PerSecond * often * _manner.Density * _manner.Speed;
        for (; _next <= 0; _next += Gap(row))
        {
            var bell = row.Semitones[(int)(_scatter.Next() * row.Semitones.Length)];
            Strike(bell, _scatter.Next(), row.Width * _scatter.Between(-1, 1));
        }
    }

    /// <summary>To the next stroke, where one comes a second.</summary>
    private double Gap(BellRow row) => (row.Even * _scatter.Between(0.9, 1.1)) + ((1 - row.Even) * -Math.Log(1 - _scatter.Next()));

    /// <param name="softness">0: the loudest stroke of a row, 1: the softest.</param>
    private double StrokeDb(double softness) => _strokeDb - ((_sound.Row?.RangeDb ?? 0) * softness);

    private void Strike(double semitones, double softness, double pan)
    {
        var bank = _ringers.Next();
        var factor = Math.Pow(2, semitones / 12) / _manner.Size;
        var contact = _sound.ContactMs / 1000 * Math.Pow(2, (0.6 - _manner.Force) * 2.5);
        var strokeDb = StrokeDb(softness);
        foreach (var partial in _sound.Partials)
        {
            var hertz = _sound.Hertz * partial.Ratio * factor;
            var seconds = partial.Seconds * Math.Sqrt(_manner.Size) * _scatter.Between(0.93, 1.07);
            var amplitude = Decibels.ToGain(strokeDb + partial.LevelDb + _scatter.Between(-Uneven, Uneven)) * Force.Reaches(hertz, contact);
            var apart = partial.BeatHz / 2;
            bank.Add(hertz - apart, seconds, amplitude, pan - 0.1);
            if (apart > 0) bank.Add(hertz + apart, seconds, amplitude * SecondShare, pan + 0.1, 0.2 * _scatter.Next());
        }

        var velocity = (float)(VelocityOfForce * _manner.Force);
        if (_sound.Plate is { } plate) Cloud.Strike(bank, plate with { LevelDb = plate.LevelDb + strokeDb }, factor, new Stroke(_sound.ContactMs / 1000, velocity, factor), 0.25, ref _scatter);
        bank.Turn(1, 0);
        if (_clappers.Length > 0) _clapper.Start(_clappers[(int)Math.Round(softness * (Shades - 1))], velocity, ref _scatter);
    }
}
