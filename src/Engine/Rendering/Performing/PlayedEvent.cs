namespace Cuewright.Engine.Rendering.Performing;

/// <summary>In the order in which events of one moment are carried out.</summary>
internal enum PlayedEventKind
{
    Express,
    Vibrate,
    NoteOff,
    NoteOn,
}

/// <summary>Something a player is told to do at a sample: a note to begin, a key to release, a level of expression or a depth of vibrato in cents.</summary>
internal readonly record struct PlayedEvent(long Sample, PlayedEventKind Kind, NoteStart Note, float Value)
{
    public double Key => Note.Key;

    public static PlayedEvent On(long sample, in NoteStart note) => new(sample, PlayedEventKind.NoteOn, note, note.Velocity);

    public static PlayedEvent Off(long sample, double key) => new(sample, PlayedEventKind.NoteOff, new NoteStart(key, 0), 0);

    public static PlayedEvent Express(long sample, double level) => new(sample, PlayedEventKind.Express, default, (float)level);

    public static PlayedEvent Vibrate(long sample, double cents) => new(sample, PlayedEventKind.Vibrate, default, (float)cents);
}
