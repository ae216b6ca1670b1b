using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cuewright.Engine.Foley;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.Fal.Schema;

/// <summary>
/// The endpoints that make sound effects, under the names and with the fields of the models they stand in for. What each
/// field does here: docs/foley.md.
/// </summary>
internal static class EffectsEndpoints
{
    private const string Negative = "negative_prompt";
    private const string Steps = "num_steps";
    private const string InferenceSteps = "num_inference_steps";
    private const string Strength = "cfg_strength";
    private const string Scale = "cfg_scale";
    private const string MasksLook = "mask_away_clip";
    private const string TextPrompt = "text_prompt";
    private const string GuidanceScale = "guidance_scale";

    /// <summary>The strength at which words and picture weigh the same, each model's usual one.</summary>
    private const double EvenStrength = 4.5;
    private const double EvenScale = 5;

    private static readonly DateOnly Since = new(2026, 11, 20);

    private static readonly InputField VideoField = KnownEndpoints.VideoField with { WhenMissing = "For sound from words alone use fal-ai/mmaudio-v2/text-to-audio." };

    private static readonly InputField PromptField = new(KnownEndpoints.Prompt, FieldKind.Text)
    {
        Title = "Prompt",
        Description = "What is to be heard, in words: what sounds, of what, how, where, how often, in which order.",
        Example = JsonValue.Create("Footsteps on gravel, then a heavy wooden door slams"),
    };

    private static readonly InputField NegativeField = new(Negative, FieldKind.Text)
    {
        Title = "Negative Prompt",
        Description = "What must not be heard, in words: sounds, kinds of sounds, materials.",
        Default = JsonValue.Create(""),
        Example = JsonValue.Create("music, voices"),
    };

    private static readonly InputField StepsField = new(Steps, FieldKind.Whole)
    {
        Title = "Num Steps",
        Description = "How many realisations of each sound are made, of which the best is kept.",
        Default = JsonValue.Create(25),
        Least = 4,
        Most = 50,
        Example = JsonValue.Create(25),
    };

    private static readonly InputField DurationField = new(KnownEndpoints.Duration, FieldKind.Number)
    {
        Title = "Duration",
        Description = "Length of the sound in seconds. In a shorter video it ends with the video.",
        Default = JsonValue.Create(8),
        Least = 1,
        Most = 30,
        Example = JsonValue.Create(8),
    };

    private static readonly InputField StrengthField = new(Strength, FieldKind.Number)
    {
        Title = "Cfg Strength",
        Description = "How literally the words are followed against the picture. 0: the picture alone decides. High: the words decide what is heard and how much of it.",
        Default = JsonValue.Create(EvenStrength),
        Least = 0,
        Most = 20,
        Example = JsonValue.Create(EvenStrength),
    };

    private static readonly InputField MaskField = new(MasksLook, FieldKind.Flag)
    {
        Title = "Mask Away Clip",
        Description = "What is pictured does not choose the sounds, the words alone do; how it moves still says when they are heard.",
        Default = JsonValue.Create(false),
        Example = JsonValue.Create(false),
    };

    private static readonly InputField SeedField = KnownEndpoints.SeedField with { Most = 65_535, Description = "The same seed and input make the same sound. Without it one is drawn, and the log tells which." };

    private static readonly ImmutableArray<InputField> ThinkSoundFields =
    [
        VideoField,
        PromptField with { Default = JsonValue.Create(""), Description = "What is to be heard, in words. Without it the picture decides, and what is heard is told." },
        KnownEndpoints.SeedField with { Description = SeedField.Description },
        StepsField with { Name = InferenceSteps, Title = "Num Inference Steps", Default = JsonValue.Create(24), Least = 2, Most = 100, Example = JsonValue.Create(24) },
        StrengthField with { Name = Scale, Title = "Cfg Scale", Default = JsonValue.Create(EvenScale), Least = 1, Example = JsonValue.Create(EvenScale) },
    ];

    public static ImmutableArray<FalEndpoint> All { get; } =
    [
        new()
        {
            Id = "fal-ai/mmaudio-v2",
            Title = "MMAudio V2",
            Description = "Makes sound effects for a video, from what is seen and from words, and gives the video back with them. The picture is not touched.",
            Category = "video-to-video",
            Tags = ["sound effects", "foley", "video"],
            Since = Since,
            Fields = [VideoField, PromptField with { IsRequired = true }, NegativeField, SeedField, StepsField, DurationField, StrengthField, MaskField],
            Output = OutputKind.OneVideo,
            ToWork = MmAudio,
        },
        new()
        {
            Id = "fal-ai/mmaudio-v2/text-to-audio",
            Title = "MMAudio V2 Text to Audio",
            Description = "Makes sound effects from words alone.",
            Category = "text-to-audio",
            Tags = ["sound effects", "foley"],
            Since = Since,
            Fields = [PromptField with { IsRequired = true }, NegativeField, SeedField, StepsField, DurationField with { Description = "Length of the sound in seconds." }, StrengthField, MaskField],
            Output = OutputKind.OneWav,
            ToWork = MmAudio,
        },
        new()
        {
            Id = "fal-ai/thinksound",
            Title = "ThinkSound",
            Description = "Makes sound effects for a video, from what is seen and, where they are given, from words, and gives the video back with them.",
            Category = "video-to-video",
            Tags = ["sound effects", "foley", "video"],
            Since = Since,
            Fields = ThinkSoundFields,
            Output = OutputKind.OneVideo with { TellsPrompt = true },
            ToWork = ThinkSound,
        },
        new()
        {
            Id = "fal-ai/thinksound/audio",
            Title = "ThinkSound Audio",
            Description = "Makes sound effects for a video, from what is seen and, where they are given, from words: the sound alone.",
            Category = "video-to-audio",
            Tags = ["sound effects", "foley", "video"],
            Since = Since,
            Fields = ThinkSoundFields,
            Output = OutputKind.OneWav with { TellsPrompt = true },
            ToWork = ThinkSound,
        },
        new()
        {
            Id = "fal-ai/hunyuan-video-foley",
            Title = "Hunyuan Video Foley",
            Description = "Makes sound effects for a video, from what is seen and from words, and gives the video back with them.",
            Category = "video-to-video",
            Tags = ["sound effects", "foley", "video"],
            Since = Since,
            Fields =
            [
                VideoField,
                PromptField with { Name = TextPrompt, Title = "Text Prompt", IsRequired = true },
                NegativeField with { Default = JsonValue.Create("noisy, harsh") },
                StrengthField with { Name = GuidanceScale, Title = "Guidance Scale", Least = 1 },
                StepsField with { Name = InferenceSteps, Title = "Num Inference Steps", Default = JsonValue.Create(50), Least = 10, Most = 100, Example = JsonValue.Create(50) },
                KnownEndpoints.SeedField with { Description = SeedField.Description },
            ],
            Output = OutputKind.OneVideo,
            ToWork = input => Effects(input.Text(TextPrompt), input.Text(Negative), input.Number(InferenceSteps), input.Number(GuidanceScale), EvenStrength),
        },
    ];

    private static Work MmAudio(Input input)
    {
        var work = Effects(input.Text(KnownEndpoints.Prompt), input.Text(Negative), input.Number(Steps), input.Number(Strength), EvenStrength);
        return work with { Effects = work.Effects! with { IgnoresLook = input.Flag(MasksLook) }, Duration = input.Number(KnownEndpoints.Duration), EndsWithClip = true }; // Set just before.
    }

    private static Work ThinkSound(Input input) => Effects(input.Text(KnownEndpoints.Prompt), "", input.Number(InferenceSteps), input.Number(Scale), EvenScale);

    private static Work Effects(string? prompt, string? negative, double? steps, double? strength, double even) => new()
    {
        HasMusic = false,
        Effects = new FoleyWishes
        {
            Prompt = prompt ?? "",
            Negative = negative ?? "",
            Effort = (int)steps!.Value, // It has a default; so has the strength.

            // From nothing over one half at the usual strength toward all.
            Literalness = 1 - Math.Pow(2, -strength!.Value / even),
        },
    };
}
