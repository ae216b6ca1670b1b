using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Blasts;

/// <summary>A blast, or a row of them, being heard.</summary>
internal sealed class BlastSounding : Sounding
{
    private const double LeastDebris = 0.01;

    private readonly BlastSound _sound;
    private readonly Chance _chance;
    private readonly Grains _grains;
    private readonly Roar[] _roars;
    private readonly Crackle? _debris;
    private readonly Rising? _launch;
    private readonly Queue<double> _rounds;
    private readonly double _gain;
    private readonly double _opens;
    private readonly double _size;
    private readonly double _often;
    private double _seconds;
    private double _falling;
    private double _since = double.NegativeInfinity;

    public BlastSounding(BlastSound sound, Manner manner, Chance chance)
    {
        (_sound, _chance) = (sound, chance.Branch());
        (_gain, _opens, _size, _often) = (Strength.Gain(manner), Strength.Opens(manner), manner.Size, manner.Density);
        var longest = Math.Max(0.2 + ((sound.Boom?.Seconds ?? 0) * 1.3 * _size), (sound.Echoes?.LastSeconds ?? 0) + 1);
        _grains = new Grains(chance.Branch(), longest + (2 * Grains.ShockPhases * sound.ShockMs / 1000 * _size));
        _roars = [.. sound.Roars.Select(roar => new Roar(roar, _size, chance.Branch()))];
        if (sound.Debris is { } debris) _debris = new Crackle(debris.Pieces, chance.Branch());
        if (sound.Launch is { } launch) _launch = new Rising(launch, chance.Branch());
        var lead = sound.Launch?.Seconds ?? 0;
        LeadSamples = (int)SampleClock.SamplesAt(lead);
        var gaps = chance.Branch();
        var gap = 1 / sound.RoundsPerSecond / manner.Speed;
        var at = lead;
        _rounds = new Queue<double>(sound.Rounds);
        for (var round = 0; round < sound.Rounds; round++)
        {
            _rounds.Enqueue(at);
            at += gap * (1 + (sound.Uneven * (Arrivals.Exponential(gaps) - 1)));
        }
    }

    public override int LeadSamples { get; }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        while (_rounds.TryPeek(out var next) && next < _seconds + StretchSeconds)
        {
            _rounds.Dequeue();
            GoOff((next - _seconds) * SampleClock.Rate);
        }

        foreach (var roar in _roars) roar.Add(left, right, _gain, 1 / _size, _opens);
        if (_debris is not null) Fall(_debris, _sound.Debris!, left, right);
        _launch?.Add(left, right, _gain, 1 / _size);
        _grains.Take(left, right);
        Press(left, right);
        _seconds += StretchSeconds;
        _since += StretchSeconds;
        return _rounds.Count > 0 || _grains.Left > 0 || _falling > LeastDebris || Array.Exists(_roars, roar => roar.Sounds);
    }

    private void GoOff(double at)
    {
        _since = 0;
        foreach (var roar in _roars) roar.Wake();
        var level = _gain * Decibels.ToGain(_sound.ShockDb) * _chance.Between(0.85, 1.15);
        var seconds = _sound.ShockMs / 1000 * _size;
        var rise = _sound.RiseMs / 1000 * _size / _opens;
        _grains.Shock(at, seconds, rise, level, 0);

        // The ground under it sends it back at once.
        _grains.Shock(at + (seconds * SampleClock.Rate * _chance.Between(1.2, 2.2)), seconds * 1.2, rise * 1.5, 0.5 * level, _grains.Side(0.2));
        if (_sound.Boom is { } boom)
        {
            var bend = (boom.ToHz - boom.FromHz) / boom.Seconds * 1.2;
            _grains.Ping(at, boom.FromHz / _size * _chance.Between(0.9, 1.1), bend / _size / _size, boom.Seconds * _size, _gain * Decibels.ToGain(boom.LevelDb), 0, 0.004);
        }

        if (_sound.Echoes is { } echoes) Echo(echoes, at, level);
    }

    private void Echo(EchoOptions echoes, double at, double level)
    {
        for (var echo = 0; echo < echoes.Count; echo++)
        {
            var far = (echo + _chance.Next()) / echoes.Count;
            var seconds = echoes.FirstSeconds * Math.Pow(echoes.LastSeconds / echoes.FirstSeconds, far);
            var hertz = echoes.FirstHz * Math.Pow(echoes.LastHz / echoes.FirstHz, far) * _opens / _size;
            var db = echoes.FirstDb + ((echoes.LastDb - echoes.FirstDb) * far) + _chance.Bell(3);
            _grains.Puff(at + (seconds * SampleClock.Rate), hertz, 0.6, 0.04 + (0.25 * far), level * Decibels.ToGain(db), _grains.Side(0.9), 0.002 + (0.02 * far));
        }
    }

    private void Fall(Crackle pieces, DebrisOptions debris, Span<float> left, Span<float> right)
    {
        var since = _since - debris.DelaySeconds;
        _falling = since < -StretchSeconds ? (double.IsNegativeInfinity(since) ? 0 : 1) : Math.Exp(-Math.Max(0, since) / debris.Seconds);
        var often = since < 0 ? 0 : _falling;
        pieces.Add(left, right, _gain * (0.3 + (0.7 * _falling)), _often * often, 1 / _size, _opens);
    }

    private void Press(Span<float> left, Span<float> right)
    {
        var drive = _sound.Drive;
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = (float)(drive * left[i] / (1 + Math.Abs(drive * left[i])));
            right[i] = (float)(drive * right[i] / (1 + Math.Abs(drive * right[i])));
        }
    }
}
