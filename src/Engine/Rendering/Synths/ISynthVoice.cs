namespace Cuewright.Engine.Rendering.Synths;

/// <summary>What holds for all notes of a player at present.</summary>
/// <param name="Expression">0 to 1. The player sees to loudness; a voice answers with its brightness.</param>
/// <param name="VibratoSemitones">Where the player's vibrato stands.</param>
/// <param name="Seconds">Since the player's clock began; slow movement that all notes share follows it.</param>
internal readonly record struct Bearing(float Expression, float VibratoSemitones, double Seconds);

/// <summary>One note of a synth. It is used again and again: <see cref="Start"/> makes it as new.</summary>
internal interface ISynthVoice
{
    /// <summary>False when there is nothing left to hear; <see cref="Add"/> is then not called.</summary>
    bool Sounds { get; }

    void Start(in NoteStart note);

    /// <summary>Goes on to another note without a new attack (legato), sliding as the note says.</summary>
    void Slide(in NoteStart note) => Start(note);

    void Release();

    /// <summary>Falls silent within a few milliseconds, without a click.</summary>
    void Choke();

    /// <summary>Adds one control stretch: at most <see cref="SynthPlayer.GridSamples"/> samples, less only when the note began within it.</summary>
    void Add(Span<float> left, Span<float> right, in Bearing bearing);
}
