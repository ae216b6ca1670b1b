namespace Cuewright.Engine.Rendering;

/// <summary>How a note begins. Key may be fractional (micro-tuning); velocity 1 to 127, fractions allowed.</summary>
internal readonly record struct NoteStart(double Key, float Velocity)
{
    /// <summary>Key the pitch slides from (portamento); 0: none.</summary>
    public double GlideFrom { get; init; }

    public float GlideSeconds { get; init; }

    /// <summary>−1, 0 or 1: which neighbouring recording sounds, pitched back (round robin); synths ignore it.</summary>
    public int Neighbour { get; init; }

    /// <summary>0 to 1, drawn per note: phase, start, small differences of timbre. Two notes of different variation are never bit-identical.</summary>
    public float Variation { get; init; }
}
