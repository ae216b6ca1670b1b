namespace Cuewright.Engine.Rendering;

/// <summary>How a note begins. Key may be fractional (micro-tuning); velocity 1 to 127, fractions allowed.</summary>
internal readonly record struct NoteStart(double Key, float Velocity)
{
    /// <summary>Key the pitch slides from (portamento): the note is slurred to what sounds, without an attack of its own; 0: none.</summary>
    public double GlideFrom { get; init; }

    public float GlideSeconds { get; init; }

    public bool IsSlurred => GlideFrom != 0;

    /// <summary>How long it will be held, 0: unknown. Who knows it begins short notes quickly and long soft
    /// ones slowly, or grows all through the note.</summary>
    public float Seconds { get; init; }

    /// <summary>−1, 0 or 1: which neighbouring recording sounds, pitched back (round robin); synths ignore it.</summary>
    public int Neighbour { get; init; }

    /// <summary>0 to 1, drawn per note: phase, start, small differences of timbre. Two notes of different variation are never bit-identical.</summary>
    public float Variation { get; init; }
}
