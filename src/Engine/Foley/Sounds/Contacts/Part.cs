using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Contacts;

/// <summary>One part of a gesture: a force, and the thing that rings by it.</summary>
internal sealed record Part
{
    /// <summary>When it begins within the gesture, and how far off that may be.</summary>
    public double At { get; init; }

    public double AtJitter { get; init; }

    /// <summary>Of ten times it happens so many tenths.</summary>
    public double Probability { get; init; } = 1;

    public double LevelDb { get; init; }

    /// <summary>How unevenly loud it is.</summary>
    public double UnevenDb { get; init; } = 1;

    /// <summary>What rings; null: the contact is heard bare.</summary>
    public BodyOptions? Body { get; init; }

    /// <summary>How much of the contact itself is heard beside the thing that rings; null: nothing.</summary>
    public double? BareDb { get; init; }

    public double Pan { get; init; }

    public Strokes? Strokes { get; init; }

    public Rub? Rub { get; init; }

    public Creak? Creak { get; init; }

    public Grains? Grains { get; init; }

    public Noise? Noise { get; init; }

    /// <param name="take">Where it is laid down.</param>
    /// <param name="start">When the gesture begins.</param>
    /// <param name="seconds">How long the gesture is.</param>
    /// <param name="effort">How it is done.</param>
    /// <param name="chance">Its own.</param>
    public void Make(Take take, double start, double seconds, in Effort effort, Chance chance)
    {
        var at = Math.Max(0, start + ((At + chance.Between(-AtJitter, AtJitter)) / effort.Speed));
        var own = effort.Louder(chance.Bell(UnevenDb));
        var gain = Decibels.ToGain(LevelDb);
        Noise?.Make(take, at, gain, Pan, own, chance);
        Grains?.Make(take, at, seconds, gain, own, chance);
        if (Strokes is null && Rub is null && Creak is null) return;

        var body = Body is null ? null : new Body(Body, own.Size, chance);
        var length = Math.Max(Math.Max(Strokes?.LongestSeconds(own) ?? 0, Rub?.LengthSeconds(seconds, own) ?? 0), Creak?.LengthSeconds(seconds, own) ?? 0);
        var force = new float[(int)(length * SampleClock.Rate) + Sounding.Stretch];
        Rub?.Push(force, seconds, own, chance, body);
        Strokes?.Push(force, own, chance);
        Creak?.Push(force, seconds, own, chance);
        Sound(take, at, force, body, (float)gain);
    }

    private void Sound(Take take, double at, float[] force, Body? body, float gain)
    {
        // Followed down to −80 dB.
        var tail = (int)((body?.TailSeconds ?? 0) * 4 / 3 * SampleClock.Rate);
        var (left, right) = take.At(at, force.Length + tail);
        var bare = body is null ? gain : BareDb is { } db ? gain * (float)Decibels.ToGain(db) : 0;
        var (toLeft, toRight) = (bare * (float)(1 - Pan), bare * (float)(1 + Pan));
        for (var i = 0; i < force.Length && bare != 0; i++)
        {
            left.Span[i] += force[i] * toLeft;
            right.Span[i] += force[i] * toRight;
        }

        if (body is null) return;
        var pushed = new float[force.Length + tail];
        for (var i = 0; i < force.Length; i++) pushed[i] = force[i] * gain;
        body.Add(pushed, left.Span, right.Span);
    }
}
