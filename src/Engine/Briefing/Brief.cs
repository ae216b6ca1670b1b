using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing;

public enum HitKind
{
    Cut,
    Dissolve,
    Fade,
    Flash,
    Impact,
    MotionPeak,
    Reveal,
    Title,
    Wipe,

    /// <summary>From the user's own list.</summary>
    Given,
    Section,
    End,
}

/// <summary>A moment the music should meet. Hard: an accent exactly there. Soft: it lies on a beat if that costs nothing.</summary>
public sealed record HitPoint(double Seconds, HitKind Kind, double Weight, bool Hard)
{
    /// <summary>What the user calls it, where they do.</summary>
    public string? Name { get; init; }
}

/// <summary>A stretch of the form. Energy 1 (almost nothing) to 5 (everything); 0 is silence. The prompt is what the user said about this stretch.</summary>
public sealed record BriefSection(double StartSeconds, string Label, int Energy, string? Prompt = null)
{
    /// <summary>Instruments and roles that are silent here and play elsewhere.</summary>
    public ImmutableArray<string> Excluded { get; init; } = [];
}

/// <summary>A tempo and how firmly it is meant: a fixed one may not be bent at all.</summary>
public sealed record TempoWish(double Bpm, double LowestBpm, double HighestBpm, bool Fixed);

/// <summary>One choice and why it was made; the reason is a clause without its full stop.</summary>
public sealed record Decision(string What, string Choice, string Because);

/// <summary>What is wanted: the one value the composer works from.</summary>
public sealed record Brief
{
    public required long LengthSamples { get; init; }

    /// <summary>Name of a style (one data file in Styles).</summary>
    public required string Style { get; init; }

    /// <summary>Calm 0 to excited 1, and sombre 0 to bright 1.</summary>
    public required double Arousal { get; init; }

    public required double Valence { get; init; }

    public required TempoWish Tempo { get; init; }

    public required Key Key { get; init; }

    public required Meter Meter { get; init; }

    /// <summary>Instruments (palette names or families) to bring to the front, and those that must not sound.</summary>
    public ImmutableArray<string> Wanted { get; init; } = [];

    /// <summary>Instruments that a genre or a place brings with it: welcome, unless they are foreign to the style.</summary>
    public ImmutableArray<string> Hinted { get; init; } = [];

    public ImmutableArray<string> Excluded { get; init; } = [];

    public required ImmutableArray<BriefSection> Sections { get; init; }

    public required ImmutableArray<HitPoint> Hits { get; init; }

    /// <summary>How it must end; null: as its style likes.</summary>
    public EndingKind? Ending { get; init; }

    /// <summary>Where someone speaks: no hard hits there, a thinner texture, no tune.</summary>
    public ImmutableArray<Passage> Speech { get; init; } = [];

    /// <summary>Values of <see cref="Action"/> in a second.</summary>
    public const double ActionPerSecond = 10;

    /// <summary>How much happens in the picture, 0 to 1, ten values a second; empty without a picture. The music's swell follows it.</summary>
    public ImmutableArray<float> Action { get; init; } = [];

    /// <summary>0: a bed that meets no moment. 1: as many are met as music can.</summary>
    public required double Sync { get; init; }

    public required Seed Seed { get; init; }

    public int Take { get; init; }

    public Changes Changes { get; init; } = Changes.None;

    public required ImmutableArray<Decision> Decisions { get; init; }
}
