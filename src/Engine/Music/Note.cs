namespace Cuewright.Engine.Music;

public enum Articulation
{
    /// <summary>As long as written.</summary>
    Normal,

    /// <summary>Overlaps the next note.</summary>
    Legato,

    /// <summary>Clearly shorter than written.</summary>
    Staccato,

    /// <summary>Marked from the start.</summary>
    Accent,
}

/// <summary>A written note: when and how long in ticks, which key (60 = middle C), how hard (1 to 127).</summary>
public readonly record struct Note(long Start, long Length, int Pitch, int Velocity, Articulation Articulation = Articulation.Normal)
{
    public long End => Start + Length;
}
