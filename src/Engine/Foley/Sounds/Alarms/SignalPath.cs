using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Alarms;

/// <summary>The pitch and level of a signal, stretch by stretch: its turns, its cadence, its beginning and end.</summary>
internal sealed class SignalPath(SignalSound sound, Manner manner, double seconds, Chance chance)
{
    /// <summary>How quickly a scooped tone gets where it belongs.</summary>
    private const double ScoopSeconds = 0.06;

    /// <summary>What follows it in the housing is waited for.</summary>
    private const double EndSeconds = 0.02;

    private int _turn;
    private double _inTurn;
    private int _part;
    private double _left = sound.Cadence.IsEmpty ? double.PositiveInfinity : sound.Cadence[0] / manner.Speed;
    private double _pitch = sound.Turns.IsEmpty ? 0 : sound.Turns[^1].Semitones;
    private double _height;
    private double _seconds;
    private double _silent;
    private double _way;

    public double Semitones => _pitch - (sound.ScoopSemitones * (1 - _height));

    /// <summary>Without corners at either end.</summary>
    public double Level => _way * _way * (3 - (2 * _way));

    public bool IsOver => _silent > EndSeconds;

    public void Advance()
    {
        Turn();
        var isOn = Switch() && _seconds < seconds;
        var step = isOn ? Sounding.StretchSeconds / sound.AttackSeconds : -Sounding.StretchSeconds / sound.ReleaseSeconds;
        _way = Math.Clamp(_way + step, 0, 1);
        _height += ((isOn ? 1 : 0) - _height) * (1 - Math.Exp(-Sounding.StretchSeconds / ScoopSeconds));
        _seconds += Sounding.StretchSeconds;
        if (_seconds >= seconds && _way <= 0) _silent += Sounding.StretchSeconds;
    }

    private void Turn()
    {
        if (sound.Turns.IsEmpty) return;
        var turn = sound.Turns[_turn];
        _pitch += (turn.Semitones - _pitch) * (1 - Math.Exp(-Sounding.StretchSeconds * manner.Speed / turn.SlideSeconds));
        _inTurn += Sounding.StretchSeconds * manner.Speed;
        if (_inTurn < turn.Seconds) return;
        _inTurn -= turn.Seconds;
        _turn = (_turn + 1) % sound.Turns.Length;
    }

    private bool Switch()
    {
        if (sound.Cadence.IsEmpty) return true;
        _left -= Sounding.StretchSeconds;
        while (_left <= 0)
        {
            _part = (_part + 1) % sound.Cadence.Length;
            _left += Math.Max(Sounding.StretchSeconds, sound.Cadence[_part] / manner.Speed * (1 + (sound.Uneven * chance.Between(-1, 1))));
        }

        return _part % 2 == 0;
    }
}
