using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>A tempo that was said: a number or two ("92 bpm", "90-100 bpm"), or a word ("slow") that stands for a range.</summary>
internal sealed record SaidTempo(double LowBpm, double HighBpm, bool IsNumber)
{
    public double Bpm => (LowBpm + HighBpm) / 2;
}

/// <summary>A moment of the picture that was named: what kind of moment it is, if that can be told, and the words.</summary>
internal sealed record SaidMoment(MomentKind? Kind, bool IsCut, string Words);

/// <summary>A stretch of the form as it was said. Where it begins is at most one of seconds (from the end when negative), share or moment.</summary>
internal sealed record PromptSection
{
    public string? Label { get; init; }

    public double? StartSeconds { get; init; }

    /// <summary>Where it ends, when that was said.</summary>
    public double? EndSeconds { get; init; }

    public double? LastsSeconds { get; init; }

    /// <summary>A share of the whole that was said: "second half".</summary>
    public double? StartShare { get; init; }

    /// <summary>Where such a section usually begins; any other place will do.</summary>
    public double? UsualShare { get; init; }

    public SaidMoment? Moment { get; init; }

    /// <summary>1 to 5; null when nothing was said that tells.</summary>
    public int? Energy { get; init; }

    public required PromptReading Reading { get; init; }

    /// <summary>The words about it, as they were read.</summary>
    public string Words { get; init; } = "";
}

/// <summary>A kind of music that was named, and how loudly that calls for each style.</summary>
internal sealed record SaidGenre(string Words, ImmutableDictionary<string, double> Styles);

/// <summary>What a prompt says. What it does not say is null or empty.</summary>
internal sealed record PromptReading
{
    /// <summary>−1 to 1, means of what the words say.</summary>
    public double? Arousal { get; init; }

    public double? Valence { get; init; }

    public SaidTempo? Tempo { get; init; }

    public int? Energy { get; init; }

    public Key? Key { get; init; }

    /// <summary>A mode without a tonic: "minor key", "dorian".</summary>
    public Mode? Mode { get; init; }

    public Meter? Meter { get; init; }

    public double? LengthSeconds { get; init; }

    /// <summary>How loudly the words call for each style; below 0 they turn it away.</summary>
    public ImmutableDictionary<string, double> Styles { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>The kinds of music that were named, in their order.</summary>
    public ImmutableArray<SaidGenre> Genres { get; init; } = [];

    /// <summary>Palette names and families, those that matter most first.</summary>
    public ImmutableArray<string> Wanted { get; init; } = [];

    /// <summary>What a genre or a place brings with it, where no players were asked for.</summary>
    public ImmutableArray<string> Hinted { get; init; } = [];

    /// <summary>Palette names, families and roles (drums, bass, melody …) that must not sound.</summary>
    public ImmutableArray<string> Excluded { get; init; } = [];

    /// <summary>Those of the wanted that come in with a later section and are silent before.</summary>
    public ImmutableArray<string> Entering { get; init; } = [];

    public Arc? Arc { get; init; }

    public EndingWish? Ending { get; init; }

    public ImmutableArray<PromptSection> Sections { get; init; } = [];

    /// <summary>True when no music at all is asked for.</summary>
    public bool DeniesMusic { get; init; }

    /// <summary>Words that were understood, as they stood in the prompt, for the report to the user.</summary>
    public ImmutableArray<string> Understood { get; init; } = [];

    /// <summary>Words that carry meaning for people but none for us. Never an error.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <summary>What the user should know: contradictions and which side won, mistypings, what is understood but cannot be done.</summary>
    public ImmutableArray<Decision> Remarks { get; init; } = [];
}
