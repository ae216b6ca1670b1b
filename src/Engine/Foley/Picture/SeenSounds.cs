using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Picture;

/// <summary>What in a picture would be heard, whatever it is: the evidence.</summary>
internal enum SeenKind
{
    /// <summary>Something that moved stops dead: it hits, lands, bounces.</summary>
    Impact,

    /// <summary>One of an even row of small impacts: a step, a stroke.</summary>
    Step,

    /// <summary>Something goes past or is swung fast; its moment is when it is fastest.</summary>
    Whoosh,

    /// <summary>The camera itself swings or rushes.</summary>
    CameraMove,

    /// <summary>A flash of light: a blast, lightning, a shot, a camera.</summary>
    Flash,

    /// <summary>Writing or a graphic comes up.</summary>
    Title,
}

/// <summary>One thing that happens, to less than a frame.</summary>
internal sealed record SeenEvent
{
    public required double Seconds { get; init; }

    public required SeenKind Kind { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Strength { get; init; }

    /// <summary>How long it takes, of what takes a while.</summary>
    public double Length { get; init; }

    /// <summary>Where it happens, and where it ends if it moves: −1 left to 1 right.</summary>
    public double Pan { get; init; }

    public double? PanEnd { get; init; }

    /// <summary>Of the picture's height: 0.1 is small or far, 1 fills it.</summary>
    public double Size { get; init; } = 0.3;

    /// <summary>Against usual speed.</summary>
    public double Speed { get; init; } = 1;

    public required string Because { get; init; }
}

/// <summary>Something that goes on in the picture and has a sound: water, fire, a street.</summary>
internal sealed record SeenBed
{
    public required double Start { get; init; }

    public required double End { get; init; }

    /// <summary>A name of the library.</summary>
    public required string Sound { get; init; }

    /// <summary>0 to 1: how sure it is.</summary>
    public required double Confidence { get; init; }

    public Manner Manner { get; init; } = Manner.Usual;

    public Placing Placing { get; init; } = Placing.Middle;

    /// <summary>As it grows and shrinks in the picture.</summary>
    public ImmutableArray<LevelPoint> Levels { get; init; } = [];

    public required string Because { get; init; }
}

/// <summary>All the evidence of a clip.</summary>
internal sealed record SeenSounds
{
    public static SeenSounds Nothing { get; } = new() { Events = [], Beds = [] };

    public required ImmutableArray<SeenEvent> Events { get; init; }

    public required ImmutableArray<SeenBed> Beds { get; init; }

    /// <summary>Where it seems to happen (places.yaml); null: not known.</summary>
    public string? Place { get; init; }
}
