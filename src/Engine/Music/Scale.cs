using System.Collections.Immutable;

namespace Cuewright.Engine.Music;

/// <summary>The seven tones to move by step on, as pitch classes: those of the key, bent where a chord needs it.</summary>
internal sealed class Scale
{
    private readonly ImmutableArray<bool> _has;

    private Scale(IEnumerable<int> pitchClasses)
    {
        var has = new bool[12];
        foreach (var pitchClass in pitchClasses) has[Pitches.Class(pitchClass)] = true;
        _has = [.. has];
    }

    public static Scale Of(Key key) => new(key.Steps.Select(step => key.Tonic + step));

    /// <summary>
    /// The scale while a borrowed chord sounds: its foreign tones replace their neighbours, as a singer would bend them.
    /// </summary>
    public static Scale Of(Key key, Chord chord)
    {
        var tones = key.Steps.Select(step => Pitches.Class(key.Tonic + step)).ToHashSet();
        foreach (var foreign in chord.Intervals.Select(interval => Pitches.Class(chord.Root + interval)).Where(tone => !tones.Contains(tone)).ToArray())
        {
            if (!chord.Has(foreign + 1)) tones.Remove(Pitches.Class(foreign + 1));
            if (!chord.Has(foreign - 1)) tones.Remove(Pitches.Class(foreign - 1));
            tones.Add(foreign);
        }

        return new Scale(tones);
    }

    public bool Has(int pitch) => _has[Pitches.Class(pitch)];

    /// <summary>All tones from low to high.</summary>
    public ImmutableArray<int> Between(int low, int high) => [.. Enumerable.Range(low, Math.Max(0, high - low + 1)).Where(Has)];

    /// <summary>So many scale steps up (or down) from a pitch; a foreign pitch counts as the tone below it.</summary>
    public int Move(int pitch, int steps)
    {
        while (!Has(pitch)) pitch--;
        for (var left = Math.Abs(steps); left > 0; left--)
        {
            do pitch += Math.Sign(steps);
            while (!Has(pitch));
        }

        return pitch;
    }
}
