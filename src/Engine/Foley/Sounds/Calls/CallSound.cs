using System.Collections.Immutable;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>
/// What calls, sings, buzzes, breathes or claps: a single one, made of syllables, or many of them around the listener.
/// </summary>
internal sealed record CallSound : NamedSound
{
    /// <summary>Of a single one.</summary>
    public CallOptions? Call { get; init; }

    public Uneven Uneven { get; init; } = new();

    /// <summary>Of many.</summary>
    public ImmutableArray<Member> Members { get; init; } = [];

    /// <summary>How loud the far and wide around many is, and how long it rings.</summary>
    public double TailDb { get; init; } = -14;

    public double TailSeconds { get; init; } = 1.2;

    public override ISounding Begin(Manner manner, double seconds, Chance chance)
    {
        if (Call is null) return new Gathering(this, manner, Kind == SoundKind.Bed ? double.PositiveInfinity : seconds, chance);
        var sound = new Caller(manner, Uneven, 1, chance).Make(Call, Kind == SoundKind.Event ? 0 : seconds);
        return new Recording(sound, sound);
    }
}
