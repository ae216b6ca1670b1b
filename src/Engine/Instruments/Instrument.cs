using System.Collections.Immutable;

namespace Cuewright.Engine.Instruments;

/// <summary>One line of the palette: what a player can do, and where the sound of it is found in a General MIDI bank.</summary>
public sealed record Instrument
{
    public required string Name { get; init; }

    /// <summary>strings, piano, guitar, bass, drums, percussion, winds, brass, plucked, mallets, synth, organ, voices, world, effects, noise.</summary>
    public required string Family { get; init; }

    /// <summary>SoundFont bank: 0 for the General MIDI set, 8 and up for its variations, 128 for drum kits.</summary>
    public int Bank { get; init; }

    /// <summary>Program from 0. What a synth plays names here the nearest a MIDI file can ask for.</summary>
    public required int Program { get; init; }

    /// <summary>The preset of our own synths that is heard instead of the bank.</summary>
    public string? Synth { get; init; }

    /// <summary>The sounds it is made of, where one is not enough; they then stand for program and synth.</summary>
    public ImmutableArray<Layer> Layers { get; init; } = [];

    /// <summary>Lowest and highest key it plays well.</summary>
    public int Low { get; init; } = 36;

    public int High { get; init; } = 96;

    /// <summary>Sounds on while held (strings, organ, pad) or dies away (piano, guitar, drum).</summary>
    public bool Sustains { get; init; }

    /// <summary>Place on the stage, −1 left to 1 right.</summary>
    public double Pan { get; init; }

    /// <summary>Distance from the listener, 0 close and dry to 1 at the back of the hall.</summary>
    public double Distance { get; init; } = 0.3;

    /// <summary>Correction of the bank's own level so that equal velocity sounds equally loud.</summary>
    public double GainDb { get; init; }

    /// <summary>Words that call for it, beside its name.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    public bool IsDrumKit => Bank == Kit.Bank;

    /// <summary>What it is heard through, however it was written down.</summary>
    internal ImmutableArray<Layer> Heard => Layers.Length > 0 ? Layers
        : Synth is null ? [new Layer { Bank = Bank, Program = Program }]
        : [new Layer { Synth = Synth }];
}
