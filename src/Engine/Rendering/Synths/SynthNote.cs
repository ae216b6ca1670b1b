namespace Cuewright.Engine.Rendering.Synths;

/// <summary>A voice and what the player knows of it.</summary>
internal sealed class SynthNote(ISynthVoice voice)
{
    private bool _held;

    public double Key { get; private set; }

    /// <summary>Counts the notes of the player: the lower, the older.</summary>
    public long Number { get; private set; }

    /// <summary>Not yet released, and not died away either.</summary>
    public bool IsHeld => _held && voice.Sounds;

    public bool IsChoked { get; private set; }

    public bool Sounds => voice.Sounds;

    public void Start(in NoteStart note, long number)
    {
        (Key, Number, _held, IsChoked) = (note.Key, number, true, false);
        voice.Start(note);
    }

    public void Slide(in NoteStart note)
    {
        Key = note.Key;
        voice.Slide(note);
    }

    public void Release()
    {
        _held = false;
        voice.Release();
    }

    public void Choke()
    {
        (_held, IsChoked) = (false, true);
        voice.Choke();
    }

    public void Add(Span<float> left, Span<float> right, in Bearing bearing) => voice.Add(left, right, bearing);
}
