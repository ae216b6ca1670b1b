using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Foley;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Server.Worker;

/// <summary>
/// What a worker is to make, in our own words: every API maps its request to this and nothing else, so that one worker
/// serves all. It is kept with the job as JSON.
/// </summary>
public sealed record Work
{
    public WorkKind Kind { get; init; }

    /// <summary>The picture, several joined in this order; none for music from words alone.</summary>
    public ImmutableArray<MediaRef> Videos { get; init; } = [];

    public Wishes Wishes { get; init; } = new();

    /// <summary>Music is made; without it there are effects alone.</summary>
    public bool HasMusic { get; init; } = true;

    /// <summary>Sound effects; null: none.</summary>
    public FoleyWishes? Effects { get; init; }

    /// <summary>Effects that can be played round and round.</summary>
    public bool Loops { get; init; }

    /// <summary>Chosen when the job is accepted, so that an attempt after a crash makes the same bytes.</summary>
    public ulong Seed { get; init; } = 1;

    public int Takes { get; init; } = 1;

    public double Start { get; init; }

    public double? Duration { get; init; }

    /// <summary>What is longer than the video ends with it, instead of being refused.</summary>
    public bool EndsWithClip { get; init; }

    /// <summary>What of the videos' own sound is heard with the music.</summary>
    public KeepSound KeepSound { get; init; }

    /// <summary>Null: where sound is kept.</summary>
    public Duck? Duck { get; init; }

    /// <summary>A name of FfmpegMedia.Formats (m4a, mp3_44100_128, mp4 …): of those for pictures, the video is delivered with its new sound.</summary>
    public string Format { get; init; } = "wav";

    public LoudnessTarget Loudness { get; init; } = LoudnessTarget.Default;

    /// <summary>The file carries signed content credentials. Only where <see cref="Credentials.Fit"/> the format.</summary>
    public bool IsSigned { get; init; }

    /// <summary>What is made besides the sound.</summary>
    public ImmutableArray<Extra> Extras { get; init; } = [];
}

public enum WorkKind
{
    Music,

    /// <summary>The picture is watched, and that is all.</summary>
    Analysis,
}

/// <summary>Side products a caller may ask for.</summary>
public enum Extra
{
    /// <summary>Separate roles that sum to the mix, in a zip.</summary>
    Stems,

    /// <summary>The same of single parts.</summary>
    StemsParts,
    Midi,
    CueSheet,
    MarkersEdl,
    MarkersCsv,
    PlotPng,
    PlotSvg,
}

/// <summary>Where a picture comes from: an address to fetch (http, https or data), or a file that is kept here. Exactly one is given.</summary>
public sealed record MediaRef
{
    public string? Url { get; init; }

    public string? FileId { get; init; }

    /// <summary>Where it stood in the request ("video_url", "videos.2"), so that a failure can point there.</summary>
    public required string Field { get; init; }
}
