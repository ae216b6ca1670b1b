using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Pipeline;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.Fal.Schema;

/// <summary>The endpoints that are served, and those that are known but not built. To add one, add a record here.</summary>
internal static class KnownEndpoints
{
    public const string Video = "video_url";
    public const string Prompt = "prompt";
    private const string Takes = "num_samples";
    private const string Start = "start_offset";
    public const string Duration = "duration";
    private const string Influence = "prompt_influence";
    private const string KeepSpeech = "keep_speech_vocal";

    /// <summary>Not a field of the hosted service: it lets a take be made again.</summary>
    public const string Seed = "seed";

    public static readonly InputField VideoField = new(Video, FieldKind.Address)
    {
        Title = "Video Url",
        Description = "The video: an http(s) or data address, or one that an upload returned.",
        IsRequired = true,
        Example = JsonValue.Create("https://example.com/clip.mp4"),
        WhenMissing = "For music from words alone use sonilo/v1.1/text-to-music.",
    };

    private static readonly InputField PromptField = new(Prompt, FieldKind.Text)
    {
        Title = "Prompt",
        Description = "What the music is to be, in words: mood, style, instruments, what happens when. Without it the picture decides.",
        Example = JsonValue.Create("Warm strings, hopeful, building towards the end"),
    };

    private static readonly InputField TakesField = new(Takes, FieldKind.Whole)
    {
        Title = "Num Samples",
        Description = "How many different takes are made.",
        Default = JsonValue.Create(1),
        Least = 1,
        Most = 3,
        Example = JsonValue.Create(1),
    };

    public static readonly InputField SeedField = new(Seed, FieldKind.Whole)
    {
        Title = "Seed",
        Description = "The same seed and input make the same music. Without it one is drawn, and the log tells which.",
        Least = 0,
        Most = uint.MaxValue,
        Example = JsonValue.Create(42),
    };

    private static readonly InputField StartField = new(Start, FieldKind.Number)
    {
        Title = "Start Offset",
        Description = "Second of the video at which the music starts.",
        Default = JsonValue.Create(0),
        Least = 0,
        Most = ScoreOrder.LongestSeconds,
        Example = JsonValue.Create(0),
    };

    private static readonly InputField StretchField = new(Duration, FieldKind.Number)
    {
        Title = "Duration",
        Description = "Length of the music in seconds; to the end of the video unless given. Offset and duration have to fit into the video.",
        Least = ScoreOrder.ShortestSeconds,
        Most = ScoreOrder.LongestSeconds,
        Example = JsonValue.Create(15),
    };

    private static readonly InputField InfluenceField = new(Influence, FieldKind.Number)
    {
        Title = "Prompt Influence",
        Description = "0: the picture decides mood and style. 1: the prompt does.",
        Least = 0,
        Most = 1,
        Example = JsonValue.Create(0.5),
    };

    private static readonly InputField KeepSpeechField = new(KeepSpeech, FieldKind.Flag)
    {
        Title = "Keep Speech Vocal",
        Description = "Keep what is said in the video: it stands clear above the music, which makes room for it; the rest of the video's sound is replaced.",
        Default = JsonValue.Create(false),
        Example = JsonValue.Create(false),
    };

    public static ImmutableArray<FalEndpoint> All { get; } =
    [
        new()
        {
            Id = "sonilo/v1.1/video-to-music",
            Title = "Video to Music",
            Description = "Watches a video and composes music for it that meets its cuts and moments and ends with its last frame.",
            Category = "video-to-audio",
            Tags = ["music", "soundtrack", "video"],
            Since = new DateOnly(2026, 11, 20),
            Fields = [VideoField, PromptField, TakesField, StartField, StretchField, InfluenceField, SeedField],
            Output = OutputKind.Audio,
            ToWork = ForPicture,
        },
        new()
        {
            Id = "sonilo/v1.1/text-to-music",
            Title = "Text to Music",
            Description = "Composes music of a given length from words.",
            Category = "text-to-audio",
            Tags = ["music"],
            Since = new DateOnly(2026, 11, 20),
            Fields =
            [
                PromptField with { IsRequired = true, Description = "What the music is to be, in words: mood, style, instruments, what happens when." },
                StretchField with { Default = JsonValue.Create(ScoreOrder.UsualSeconds), Description = "Length of the music in seconds." },
                TakesField,
                SeedField,
            ],
            Output = OutputKind.Audio,
            ToWork = FromWords,
        },
        new()
        {
            Id = "sonilo/v1.1/video-to-video-music",
            Title = "Video to Video with Music",
            Description = "Watches a video, composes music for it and gives the video back with it. The picture is not touched; its sound is replaced, except for speech where that is asked for.",
            Category = "video-to-video",
            Tags = ["music", "soundtrack", "video"],
            Since = new DateOnly(2026, 11, 20),
            Fields = [VideoField, PromptField, TakesField, StartField, StretchField, KeepSpeechField, InfluenceField with { Default = JsonValue.Create(0.5) }, SeedField],
            Output = OutputKind.Video,
            ToWork = input => ForPicture(input) with { KeepSound = input.Flag(KeepSpeech) ? KeepSound.Speech : KeepSound.None },
        },
        .. EffectsEndpoints.All,
    ];

    /// <summary>Other names under which integrations ask for the same.</summary>
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["sonilo/v1.1/video-to-video"] = "sonilo/v1.1/video-to-video-music",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> NotBuilt = FrozenSet.Create(
        "sonilo/v1.1/text-to-sound-effects", "sonilo/v1.1/video-to-sound-effects", "sonilo/v1.1/video-to-video-sound-effects", "mirelo-ai/sfx-v1.5/video-to-audio", "mirelo-ai/sfx-v1.5/video-to-video", "fal-ai/kling-video/video-to-audio",
        "cassetteai/sound-effects-generator", "cassetteai/video-sound-effects-generator");

    private static readonly FrozenDictionary<string, FalEndpoint> ById = All.ToFrozenDictionary(endpoint => endpoint.Id);

    public static FalEndpoint? Find(string id) => ById.GetValueOrDefault(Aliases.GetValueOrDefault(id, id));

    /// <summary>It exists elsewhere, and this server has no engine for it.</summary>
    public static bool IsKnownElsewhere(string id) => NotBuilt.Contains(id);

    private static Work ForPicture(Input input)
    {
        var wishes = new Wishes { Prompt = input.Text(Prompt) ?? "" };
        return new Work
        {
            Wishes = input.Number(Influence) is { } influence ? wishes with { PromptInfluence = influence } : wishes,
            Takes = (int)input.Number(Takes)!.Value, // It has a default.
            Start = input.Number(Start)!.Value, // So has this.
            Duration = input.Number(Duration),
        };
    }

    private static Work FromWords(Input input) => new()
    {
        Wishes = new Wishes { Prompt = input.Text(Prompt)! }, // It is required.
        Takes = (int)input.Number(Takes)!.Value, // It has a default.
        Duration = input.Number(Duration),
    };
}
