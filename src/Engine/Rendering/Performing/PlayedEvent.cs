namespace Cuewright.Engine.Rendering.Performing;

/// <summary>In the order in which events of one moment are carried out.</summary>
internal enum PlayedEventKind
{
    Express,
    NoteOff,
    NoteOn,
}

/// <summary>Something a player is told to do at a sample: a key in fractions with its velocity, or a level of expression.</summary>
internal readonly record struct PlayedEvent(long Sample, PlayedEventKind Kind, double Key, float Value);
