namespace Cuewright.Engine.Rendering;

/// <summary>
/// A player at a part: what every source of sound (sampler, synth, kit) can do. Rendering is sample-accurate because
/// the caller slices its blocks at the events.
/// </summary>
internal interface IPlayer
{
    /// <summary>Key may be fractional (micro-tuning); velocity 1 to 127, fractions allowed.</summary>
    void NoteOn(double key, float velocity);

    /// <summary>Releases the oldest sounding note on this key.</summary>
    void NoteOff(double key);

    /// <summary>Loudness 0 to 1 from now on, smoothed inside; amplitude is its square, as with MIDI's expression controller.</summary>
    void Express(float level);

    /// <summary>Overwrites both spans (equal length) with what sounds; false when nothing sounds any more.</summary>
    bool Process(Span<float> left, Span<float> right);
}
