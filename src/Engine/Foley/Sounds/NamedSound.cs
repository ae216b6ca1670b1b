using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds;

public enum SoundKind
{
    /// <summary>It happens and dies away as it does: a knock, a bark, a clap of thunder.</summary>
    Event,

    /// <summary>It lasts as long as it is asked to: a siren, a creak, something being poured.</summary>
    Lasting,

    /// <summary>It goes on and on: rain, a crowd, a room.</summary>
    Bed,
}

/// <summary>
/// One sound that has a name. Families derive from it and add the knobs of their model; what stands in their files are
/// presets of these.
/// </summary>
internal abstract record NamedSound
{
    public required string Name { get; init; }

    /// <summary>The file it stands in; set when it is read.</summary>
    [JsonIgnore]
    public string Family { get; init; } = "";

    public SoundKind Kind { get; init; } = SoundKind.Event;

    /// <summary>What else it is called, each as it would be said: "car horn", "honking".</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>How loud it is as it usually occurs, at its usual distance: the loudest 0.4 s in LUFS, of a bed the whole. Talk would be −24.</summary>
    public required double Level { get; init; }

    /// <summary>How long one that lasts usually does.</summary>
    public double Seconds { get; init; } = 2;

    /// <summary>How often in a row it occurs where nothing is said of it: nobody knocks once.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Of what bounces by itself: the sound of one contact, for pictures that show each of them.</summary>
    public string? Contact { get; init; }

    /// <summary>From one to the next, where it occurs several times.</summary>
    public double GapSeconds { get; init; } = 0.5;

    /// <summary>Has it occur once.</summary>
    /// <param name="manner">How.</param>
    /// <param name="seconds">How long, of what lasts; a bed goes on regardless.</param>
    /// <param name="chance">Makes it this occurrence and no other.</param>
    public abstract ISounding Begin(Manner manner, double seconds, Chance chance);
}
