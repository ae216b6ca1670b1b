using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Mastering;

namespace Cuewright.Server.Worker;

/// <summary>
/// What a worker is to make, in our own words: every API maps its request to this and nothing else, so that one worker
/// serves all. It is kept with the job as JSON.
/// </summary>
public sealed record Work
{
    /// <summary>The picture, several joined in this order; none for music from words alone.</summary>
    public ImmutableArray<MediaRef> Videos { get; init; } = [];

    public Wishes Wishes { get; init; } = new();

    /// <summary>Chosen when the job is accepted, so that an attempt after a crash makes the same bytes.</summary>
    public required ulong Seed { get; init; }

    public int Takes { get; init; } = 1;

    public double Start { get; init; }

    public double? Duration { get; init; }

    /// <summary>A name of Media's sound formats (m4a, wav, mp3_44100_128, pcm_16000 …); with the picture: of a video container (mp4 …).</summary>
    public required string Format { get; init; }

    /// <summary>Deliver the video with its new sound instead of sound alone.</summary>
    public bool KeepsPicture { get; init; }

    public LoudnessTarget Loudness { get; init; } = LoudnessTarget.Default;

    /// <summary>What is made besides the sound.</summary>
    public ImmutableArray<Extra> Extras { get; init; } = [];
}

/// <summary>Side products a caller may ask for.</summary>
public enum Extra
{
    Stems,
    Midi,
    CueSheet,
    Markers,
    Plot,
}

/// <summary>Where a picture comes from: an address to fetch (http, https or data), or a file that is kept here. Exactly one is given.</summary>
public sealed record MediaRef
{
    public string? Url { get; init; }

    public string? FileId { get; init; }

    /// <summary>Where it stood in the request ("video_url", "videos.2"), so that a failure can point there.</summary>
    public required string Field { get; init; }
}
