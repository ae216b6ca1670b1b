namespace Cuewright.Engine.Rendering;

/// <summary>
/// A player at a part: what every source of sound (sampler, synth, kit) can do. Rendering is sample-accurate because
/// the caller slices its blocks at the events.
/// </summary>
internal interface IPlayer
{
    void NoteOn(in NoteStart note);

    /// <summary>Releases the oldest sounding note on this key.</summary>
    void NoteOff(double key);

    /// <summary>Loudness 0 to 1 from now on, smoothed inside; amplitude is its square, as with MIDI's expression controller.</summary>
    void Express(float level);

    /// <summary>Depth of vibrato in cents from now on, smoothed inside, at the player's own rate; 0 leaves what the sound does by itself.</summary>
    void Vibrate(float cents);

    /// <summary>Overwrites both spans (equal length) with what sounds; false when nothing sounds any more.</summary>
    bool Process(Span<float> left, Span<float> right);
}
