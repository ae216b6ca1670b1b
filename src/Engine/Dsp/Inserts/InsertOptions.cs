namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>One place in a line of effects: exactly one of these is given.</summary>
internal sealed record InsertOptions
{
    public ChorusOptions? Chorus { get; init; }

    public IInsert Make(int sampleRate) => this switch
    {
        { Chorus: { } chorus } => new Chorus(sampleRate, chorus),
        _ => throw new InvalidDataException("An insert names no effect."),
    };
}
