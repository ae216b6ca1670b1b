namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>One place in a line of effects: exactly one of these is given.</summary>
internal sealed record InsertOptions
{
    public ChorusOptions? Chorus { get; init; }

    public PhaserOptions? Phaser { get; init; }

    public TremoloOptions? Tremolo { get; init; }

    public DriveOptions? Drive { get; init; }

    public ToneOptions? Tone { get; init; }

    public CrushOptions? Crush { get; init; }

    public IInsert Make(int sampleRate) => this switch
    {
        { Chorus: { } chorus } => new Chorus(sampleRate, chorus),
        { Phaser: { } phaser } => new Phaser(sampleRate, phaser),
        { Tremolo: { } tremolo } => new Tremolo(sampleRate, tremolo),
        { Drive: { } drive } => new Drive(sampleRate, drive),
        { Tone: { } tone } => new Tone(sampleRate, tone),
        { Crush: { } crush } => new Crush(sampleRate, crush),
        _ => throw new InvalidDataException("An insert names no effect."),
    };
}
