using System.Text.Json.Serialization;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Foley;
using Cuewright.Engine.Mastering;

namespace Cuewright.Engine.Pipeline;

/// <summary>Files of one take. What is null is not written.</summary>
public sealed record TakeFiles
{
    /// <summary>The finished sound, or the video with it: the extension decides, or the format that the order names.</summary>
    public required string Output { get; init; }

    /// <summary>A stem of each role.</summary>
    public string? StemsFolder { get; init; }

    /// <summary>A stem of each part.</summary>
    public string? PartsFolder { get; init; }

    public string? Midi { get; init; }

    public string? CueSheet { get; init; }

    /// <summary>.edl or .csv.</summary>
    public string? Markers { get; init; }

    /// <summary>A timeline of what was seen and what is heard: .png or .svg.</summary>
    public string? Plot { get; init; }

    /// <summary>All folders that are asked for.</summary>
    [JsonIgnore]
    public IEnumerable<string> Folders => new[] { StemsFolder, PartsFolder }.OfType<string>();

    /// <summary>All small files that are asked for.</summary>
    [JsonIgnore]
    public IEnumerable<string> Papers => new[] { Midi, CueSheet, Markers, Plot }.OfType<string>();

    /// <summary>The same files for a further take: "film.scored.mp4" becomes "film.scored.take2.mp4".</summary>
    public TakeFiles ForTake(int take) => take == 0 ? this : new TakeFiles
    {
        Output = Named(Output, take),
        StemsFolder = StemsFolder is null ? null : Path.Combine(StemsFolder, $"take{take + 1}"),
        PartsFolder = PartsFolder is null ? null : Path.Combine(PartsFolder, $"take{take + 1}"),
        Midi = Midi is null ? null : Named(Midi, take),
        CueSheet = CueSheet is null ? null : Named(CueSheet, take),
        Markers = Markers is null ? null : Named(Markers, take),
        Plot = Plot is null ? null : Named(Plot, take),
    };

    private static string Named(string path, int take) => Path.ChangeExtension(path, $".take{take + 1}{Path.GetExtension(path)}");
}

/// <summary>A whole job: what to score or compose, how, and where the results go.</summary>
public sealed record ScoreOrder
{
    public const double ShortestSeconds = 1;
    public const double LongestSeconds = 600;

    /// <summary>The length of music from words alone when they name none.</summary>
    public const double UsualSeconds = 90;

    /// <summary>The same of effects, and how short they may be.</summary>
    public const double UsualEffectsSeconds = 8;
    public const double ShortestEffectsSeconds = 0.5;

    /// <summary>The picture; null for music from words alone.</summary>
    public string? Video { get; init; }

    public Wishes Wishes { get; init; } = new();

    /// <summary>Music is made. Without it there are effects alone, and music only where their words ask for some.</summary>
    public bool HasMusic { get; init; } = true;

    /// <summary>Sound effects, and what they are to be; null: none.</summary>
    public FoleyWishes? Effects { get; init; }

    /// <summary>Effects that can be played round and round without a seam.</summary>
    public bool Loops { get; init; }

    public ulong Seed { get; init; } = 1;

    public int Takes { get; init; } = 1;

    /// <summary>Where in the clip the music starts.</summary>
    public double Start { get; init; }

    /// <summary>How long it lasts; null: to the end of the clip, or as long as the prompt says.</summary>
    public double? Duration { get; init; }

    /// <summary>What is longer than the clip ends with it, instead of being refused.</summary>
    public bool EndsWithClip { get; init; }

    /// <summary>What of the clip's own sound is heard with the music.</summary>
    public KeepSound KeepSound { get; init; }

    /// <summary>Null: where sound is kept.</summary>
    public Duck? Duck { get; init; }

    /// <summary>How loud the delivered file is, measured after decoding it.</summary>
    public LoudnessTarget Loudness { get; init; } = LoudnessTarget.Default;

    /// <summary>A format by name (mp3_44100_128, pcm_16000 …); null: as the extension of the output says.</summary>
    public string? Format { get; init; }

    public required TakeFiles Files { get; init; }

    /// <summary>The music is turned down where someone speaks.</summary>
    [JsonIgnore]
    public bool IsDucked => Duck?.IsOn ?? KeepSound != KeepSound.None;
}
