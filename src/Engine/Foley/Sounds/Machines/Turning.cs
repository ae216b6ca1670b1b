using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Machines;

/// <summary>Where a machine stands in its turning, stretch by stretch.</summary>
internal sealed class Turning
{
    /// <summary>What is switched is not switched within a sample.</summary>
    private const float GateShare = 0.12f;
    private const double UsualLoad = 0.5;

    /// <summary>Besides its slow wander, the quick unrest of everything that turns.</summary>
    private const double UnrestHz = 9;
    private const double UnrestShare = 0.25;

    private readonly MachineSound _sound;
    private readonly double _hertz;
    private readonly double _speed;
    private readonly double _push;
    private readonly double _length;
    private Wander _drift;
    private Wander _unrest;
    private double _inCadence;

    public Turning(MachineSound sound, Manner manner, double seconds, Chance chance)
    {
        (_sound, _length) = (sound, seconds);
        _hertz = sound.Hertz / Math.Sqrt(manner.Size) * (1 + chance.Bell(sound.Drift));
        _speed = manner.Speed;
        _push = manner.Force - Manner.Usual.Force;
        _drift = new Wander(sound.DriftHz, chance);
        _unrest = new Wander(UnrestHz, chance);
        if (sound.Kind == SoundKind.Bed) Position = chance.Between(0, 100);
        Gate = sound.Cadence.IsEmpty ? 1 : 0;
    }

    public double Seconds { get; private set; }

    /// <summary>In revolutions, at the first sample of the stretch.</summary>
    public double Position { get; private set; }

    /// <summary>Revolutions per sample.</summary>
    public double Step { get; private set; }

    /// <summary>Against the usual speed.</summary>
    public double Pace { get; private set; }

    public double Load { get; private set; }

    /// <summary>1 while it is on.</summary>
    public float Gate { get; private set; }

    /// <summary>What strikes does so only while it is on; what already sounds dies away.</summary>
    public bool IsOn { get; private set; } = true;

    public void Advance()
    {
        Position += Step * Sounding.Stretch;
        var (pace, load) = At(_length > 0 ? Math.Min(1, Seconds / _length) : 1);
        var wander = _drift.Next(Sounding.StretchSeconds) + (UnrestShare * _unrest.Next(Sounding.StretchSeconds));
        Pace = pace * _speed * (1 + (_sound.Drift * wander));
        Load = Math.Clamp(load + _push, 0, 1);
        Step = _hertz * Pace / SampleClock.Rate;
        Switch();
        Seconds += Sounding.StretchSeconds;
    }

    private void Switch()
    {
        IsOn = _length <= 0 || Seconds < _length;
        if (_sound.Cadence.IsEmpty) return;
        var (at, part) = (0.0, 0);
        while (at + _sound.Cadence[part] <= _inCadence)
        {
            at += _sound.Cadence[part];
            if (++part == _sound.Cadence.Length) (part, at, _inCadence) = (0, 0, 0);
        }

        IsOn &= part % 2 == 0;
        Gate += ((IsOn ? 1 : 0) - Gate) * GateShare;
        _inCadence += Sounding.StretchSeconds;
    }

    private (double Pace, double Load) At(double share)
    {
        var course = _sound.Course;
        if (course.IsEmpty) return (1, UsualLoad);
        var next = 0;
        while (next < course.Length && course[next].At <= share) next++;
        if (next == 0 || next == course.Length) return (course[Math.Max(0, next - 1)].Speed, course[Math.Max(0, next - 1)].Load);
        var (from, to) = (course[next - 1], course[next]);
        var way = (share - from.At) / (to.At - from.At);

        // Masses do not turn corners.
        way = (0.4 * way) + (0.6 * way * way * (3 - (2 * way)));
        return (from.Speed + ((to.Speed - from.Speed) * way), from.Load + ((to.Load - from.Load) * way));
    }
}
