using Cuewright.Engine.Dsp;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>Those of one kind in a gathering: who they are, and whose turn it is.</summary>
internal sealed class Group
{
    /// <summary>How fast their mood swings.</summary>
    private const double WaveHz = 0.07;

    private readonly Member _member;
    private readonly Chance _chance;
    private readonly Single[] _singles;
    private readonly double _pace;
    private readonly double _wave;
    private long _turn;
    private int _last = -1;

    public Group(Member member, Manner manner, Chance chance)
    {
        (_member, _chance, _wave) = (member, new Seed(chance.NextBits()).Begin(), chance.Next());
        var count = member.Crowds ? Math.Max(1, (int)Math.Round(member.Count * manner.Density)) : member.Count;
        _pace = manner.Speed * (member.Crowds ? 1 : manner.Density);
        var like = (CallSound)SoundLibrary.Find(member.Like);
        var gain = NaturalLevel.GainOf(like) * Decibels.ToGain(member.LevelDb);
        _singles = new Single[count];
        for (var i = 0; i < count; i++) _singles[i] = new Single(member, like, manner, gain, Place(i, count), FirstSeconds(i, count), _chance);
        _turn = SampleClock.SamplesAt(_chance.Between(0, 0.5));
    }

    /// <summary>Has all begin to call whose time comes in this stretch.</summary>
    public void Begin(long at, int length, List<Heard> heard)
    {
        if (_member.InTurn)
        {
            if (_turn >= at + length) return;
            var who = _chance.Next(_singles.Length);
            if (who == _last && _singles.Length > 1) who = (who + 1) % _singles.Length;
            _last = who;
            heard.Add(_singles[who].Call(Math.Max(0, (int)(_turn - at)), _chance));
            _turn = at + Math.Max(1, Wait(at) / Math.Max(1, _singles.Length));
            return;
        }

        foreach (var single in _singles)
        {
            if (single.Next >= at + length) continue;
            heard.Add(single.Call(Math.Max(0, (int)(single.Next - at)), _chance));
            single.Next += Math.Max(1, Wait(at));
        }
    }

    private long Wait(long at)
    {
        var busy = 1 + (_member.Waves * Math.Sin(2 * Math.PI * ((WaveHz * SampleClock.SecondsAt(at)) + _wave)));
        return SampleClock.SamplesAt(_member.EverySeconds.Draw(_chance) / (_pace * Math.Max(0.2, busy)));
    }

    /// <summary>Some already call when it begins to be heard.</summary>
    private double FirstSeconds(int i, int count) => _member.EverySeconds.Middle / _pace * (i + _chance.Next()) / count;

    /// <summary>Evenly from left to right and then moved: chance alone leaves holes.</summary>
    private double Place(int i, int count) =>
        count == 1 ? _chance.Between(-0.4, 0.4) * _member.Spread : Math.Clamp(((2 * (i + 0.5) / count) - 1 + _chance.Bell(0.15)) * _member.Spread, -1, 1);
}
