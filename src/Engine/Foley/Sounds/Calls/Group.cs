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
    private readonly int[] _places;
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
        _places = [.. Enumerable.Range(0, count).OrderBy(_ => _chance.Next())];
        _singles = new Single[count];
        for (var i = 0; i < count; i++) _singles[i] = new Single(member, like, manner, gain, Place(i, count), Distance(i), FirstSeconds(i), _chance);
        _turn = -SampleClock.SamplesAt(_member.EverySeconds.Middle);
    }

    /// <summary>Has all begin to call whose time comes in this stretch.</summary>
    public void Begin(long at, int length, List<Heard> heard)
    {
        if (_member.InTurn)
        {
            for (; _turn < at + length; _turn += Wait(at) / _singles.Length)
            {
                var who = _chance.Next(_singles.Length);
                if (who == _last && _singles.Length > 1) who = (who + 1) % _singles.Length;
                _last = who;
                heard.Add(_singles[who].Call((int)(_turn - at), _chance));
            }

            return;
        }

        foreach (var single in _singles)
        {
            for (; single.Next < at + length; single.Next += Wait(at)) heard.Add(single.Call((int)(single.Next - at), _chance));
        }
    }

    private long Wait(long at)
    {
        var busy = 1 + (_member.Waves * Math.Sin(2 * Math.PI * ((WaveHz * SampleClock.SecondsAt(at)) + _wave)));
        return SampleClock.SamplesAt(_member.EverySeconds.Draw(_chance) / (_pace * Math.Max(0.2, busy)));
    }

    /// <summary>All are somewhere between two calls, or within one, when it begins to be heard.</summary>
    private double FirstSeconds(int i) => -_member.EverySeconds.Middle / _pace * Scattered(i);

    /// <summary>Nearer and farther all over the place: multiples of the golden ratio never come close to each other.</summary>
    private double Distance(int i) => _member.Distance.Low * Math.Pow(_member.Distance.High / _member.Distance.Low, Scattered(i));

    private double Scattered(int i) => ((i * 0.618034) + _chance.Between(0, 0.3)) % 1;

    /// <summary>Evenly from left to right and then moved, since chance alone leaves holes; in an order of their own.</summary>
    private double Place(int i, int count) =>
        count == 1 ? _chance.Between(-0.4, 0.4) * _member.Spread : Math.Clamp(((2 * (_places[i] + 0.5) / count) - 1 + _chance.Bell(0.15)) * _member.Spread, -1, 1);
}
