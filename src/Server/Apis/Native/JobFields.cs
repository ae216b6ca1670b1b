using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Foley;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Music;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;
using Cuewright.Media;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.Native;

/// <summary>One member of a request: how it is described and how it is read.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Help">One sentence.</param>
/// <param name="Accepted">What can be read, for refusals.</param>
/// <param name="Schema">The same for programs, as JSON Schema.</param>
/// <param name="Read">The draft with this value, or null when it cannot be read.</param>
internal sealed record JobField(string Name, string Help, string Accepted, JsonObject Schema, Func<JobDraft, JsonElement, JobDraft?> Read);

/// <summary>All that can be said of sound that is wanted. To take one more member, add a line.</summary>
internal static class JobFields
{
    private const int MostVideos = 10;
    private const int MostChanges = 20;
    private const int LongestText = 4000;

    public static ImmutableArray<JobField> Picture { get; } =
    [
        new("video", "The picture: an http(s) or data address, or the id of an uploaded file.", "an address or the id of a file", Type("string"),
            (draft, value) => Text(value) is { Length: > 0 } address ? draft with { Videos = [.. draft.Videos, ("video", address)] } : null),
        Number("start", "Where in the video the music starts, in seconds.", 0, ScoreOrder.LongestSeconds, (draft, seconds) => draft with { Work = draft.Work with { Start = seconds } }),
        Number("duration", "How long it lasts, in seconds; to the end of the video unless said.", ScoreOrder.ShortestEffectsSeconds, ScoreOrder.LongestSeconds, (draft, seconds) => draft with { Work = draft.Work with { Duration = seconds } }),
    ];

    public static ImmutableArray<JobField> All { get; } =
    [
        .. Picture,
        new("videos", "Several pictures, joined in this order; the result is sound alone.", $"a list of 1 to {MostVideos} addresses or ids of files", List(Type("string")), Videos),
        new("sound", "What is made: music, sound effects, or both.", "music, effects or both", OneOf(["music", "effects", "both"]),
            (draft, value) => Enum.GetValues<Sound>().Cast<Sound?>().FirstOrDefault(sound => NativeJson.Snake($"{sound}") == Text(value)) is { } sound ? draft with { Sound = sound } : null),
        new("effects_prompt", "What is heard besides the music, in words.", $"a text of at most {LongestText} letters", Lettered(),
            (draft, value) => Text(value) is { Length: <= LongestText } text ? Effects(draft, effects => effects with { Prompt = text }) : null),
        new("effects_negative", "What must not be heard among the effects, in words.", $"a text of at most {LongestText} letters", Lettered(),
            (draft, value) => Text(value) is { Length: <= LongestText } text ? Effects(draft, effects => effects with { Negative = text }) : null),
        Number("literalness", "Of effects. 0: only the picture decides what is heard. 1: the words do, in all their detail.", 0, 1, (draft, share) => Effects(draft, effects => effects with { Literalness = share })),
        Whole("effort", "How many realisations of each effect are tried, of which the best is kept.", 1, FoleyWishes.MostEffort, (draft, tries) => Effects(draft, effects => effects with { Effort = (int)tries })),
        new("ignore_look", "What is pictured does not choose the effects; how it moves still says when they are heard.", "true or false", Type("boolean"),
            (draft, value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Effects(draft, effects => effects with { IgnoresLook = value.GetBoolean() }) : null),
        new("loop", "Make effects that can be played round and round without a seam.", "true or false", Type("boolean"),
            (draft, value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Effects(draft, effects => effects) with { Work = draft.Work with { Loops = value.GetBoolean() } } : null),
        Words("prompt", "What the music should be, or the effects where there is no music, in words.", (wishes, text) => wishes with { Prompt = text }),
        Words("negative", "What must not be heard, in words.", (wishes, text) => wishes with { Negative = text }),
        Number("prompt_influence", "0: the picture decides. 1: the words do.", 0, 1, (draft, share) => Wish(draft, wishes => wishes with { PromptInfluence = share }) with { SaysInfluence = true }),
        Number("sync", "0: a bed that meets no moment. 1: as many are met as music can.", 0, 1, (draft, share) => Wish(draft, wishes => wishes with { Sync = share })),
        Number("bpm", "Fixed tempo; it will not bend to meet the picture.", 30, 300, (draft, bpm) => Wish(draft, wishes => wishes with { Bpm = bpm })),
        new("key", "The key.", "a key like \"D minor\", \"F#\" or \"Bb dorian\"", Type("string"),
            (draft, value) => Text(value) is { } text && WrittenKey.TryParse(text, out var key) ? Wish(draft, wishes => wishes with { Key = key }) : null),
        new("meter", "The time signature.", "a time signature like 3/4 or 6/8", Type("string"),
            (draft, value) => Text(value) is { } text && WrittenMeter.TryParse(text, out var meter) ? Wish(draft, wishes => wishes with { Meter = meter }) : null),
        new("style", "The style, or two joined by +; GET /v1/styles lists them.", $"one of {string.Join(", ", StyleLibrary.Names)}, or two joined by +", Type("string"),
            (draft, value) => Text(value) is { } text && StyleLibrary.NameOf(text) is { } style ? Wish(draft, wishes => wishes with { Style = style }) : null),
        new("segments", "The form: each has a start in seconds, and may have a prompt and a label.", "a list like [{\"start\": 0, \"prompt\": \"quiet\", \"label\": \"Intro\"}]", List(Segment()), Segments),
        new("hits", "Moments to meet, in seconds from where the music starts.", $"a list like {WrittenHits.Expected} of 1 to 1000 moments", List(new JsonObject { ["type"] = new JsonArray("object", "number") }), Hits),
        Texts("redo", "Sections and parts to write anew with the same seed; all else stays note for note.", WrittenChanges.RedoAccepted,
            (changes, text) => WrittenChanges.TryRedo(text, out var redo) ? changes with { Redo = changes.Redo.Add(redo) } : null),
        Texts("mute", "Parts, roles or instruments to leave out of what is written.", "a part, a role or an instrument", (changes, text) => WrittenChanges.IsPart(text) ? changes with { Mute = changes.Mute.Add(text) } : null),
        Texts("swap", "Parts to be played by another instrument.", WrittenChanges.SwapAccepted,
            (changes, text) => WrittenChanges.TrySwap(text, out var swap) ? changes with { Swap = changes.Swap.Add(swap) } : null),
        new("keep_sound", "Keep the video's own sound under the music: all of it, or only the speech.", "all or speech", OneOf([.. KeptNames]),
            (draft, value) => Text(value) is { } text && Kept(text) is { } kept ? draft with { Work = draft.Work with { KeepSound = kept } } : null),
        new("duck", "Turn the music down where someone speaks: on where sound is kept, or by so many decibels.", Duck.Accepted,
            new JsonObject { ["anyOf"] = new JsonArray(OneOf(["on", "off"]), Range("number", Duck.LeastDb, Duck.MostDb)) },
            (draft, value) => (value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(value)) is { } text && Duck.TryParse(text, out var duck) ? draft with { Work = draft.Work with { Duck = duck } } : null),
        new("leave_room", "Write the music thinner where someone speaks in the video; done where sound is kept, unless false.", "true or false", Type("boolean"),
            (draft, value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Wish(draft, wishes => wishes with { LeaveRoomForSpeech = value.GetBoolean() }) : null),
        Whole("seed", "Same seed, same music.", 0, long.MaxValue, (draft, seed) => draft with { Work = draft.Work with { Seed = (ulong)seed } }),
        Whole("takes", "How many takes, each in another direction.", 1, 5, (draft, takes) => draft with { Work = draft.Work with { Takes = (int)takes } }),
        new("loudness", "Target in LUFS or a platform.", $"a number from -40 to -6 or one of {string.Join(", ", LoudnessTarget.Presets.Select(preset => preset.Name))}",
            new JsonObject { ["anyOf"] = new JsonArray(OneOf([.. LoudnessTarget.Presets.Select(preset => preset.Name)]), Range("number", -40, -6)) },
            (draft, value) => (value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(value)) is { } text && LoudnessTarget.TryParse(text, out var target) ? draft with { Work = draft.Work with { Loudness = target } } : null),
        new("format", "The file that is made; of those for pictures, the video with its new sound. mp4 with one video and wav without, unless said.", $"one of {string.Join(", ", FfmpegMedia.Formats.Select(format => format.Name))}",
            OneOf([.. FfmpegMedia.Formats.Select(format => format.Name)]),
            (draft, value) => FfmpegMedia.Formats.Any(format => format.Name == Text(value)) ? draft with { Format = Text(value) } : null),
        new("c2pa", "Sign the mp3 with content credentials.", "true or false", Type("boolean"),
            (draft, value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? draft with { Work = draft.Work with { IsSigned = value.GetBoolean() } } : null),
        new("extras", "What is made besides.", $"a list of {string.Join(", ", ExtraNames)}", List(OneOf([.. ExtraNames])), Extras),
        new("webhook_url", "Told by POST when the job is over.", "an http or https address", Type("string"),
            (draft, value) => Uri.TryCreate(Text(value), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? draft with { Webhook = url.AbsoluteUri } : null),
        new("priority", "Low goes after all that is normal.", "normal or low", OneOf(["normal", "low"]),
            (draft, value) => Text(value) switch { "normal" => draft with { Priority = 0 }, "low" => draft with { Priority = 10 }, _ => null }),
    ];

    private static IEnumerable<string> KeptNames => Enum.GetValues<KeepSound>().Where(kept => kept != KeepSound.None).Select(kept => NativeJson.Snake($"{kept}"));

    private static IEnumerable<string> ExtraNames => Enum.GetNames<Extra>().Select(NativeJson.Snake);

    private static KeepSound? Kept(string text) =>
        Enum.GetValues<KeepSound>().Where(kept => kept != KeepSound.None).Cast<KeepSound?>().FirstOrDefault(kept => NativeJson.Snake($"{kept}") == text);

    private static JobDraft? Videos(JobDraft draft, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is < 1 or > MostVideos) return null;
        var addresses = value.EnumerateArray().Select(Text).ToArray();
        return addresses.All(address => address is { Length: > 0 }) ? draft with { Videos = [.. draft.Videos, .. addresses.Select((address, i) => ($"videos.{i}", address!))] } : null; // Checked just before.
    }

    private static JobDraft? Segments(JobDraft draft, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0) return null;
        var segments = value.EnumerateArray().Select(ReadSegment).ToArray();
        return segments.All(segment => segment is not null) ? Wish(draft, wishes => wishes with { Segments = [.. segments.OfType<Segment>()] }) : null;
    }

    private static JobDraft? Hits(JobDraft draft, JsonElement value)
    {
        var faults = new List<string>();
        if (value.ValueKind != JsonValueKind.Array) return null;
        var hits = WrittenHits.Read(value, "hits", faults);
        return faults.Count == 0 ? Wish(draft, wishes => wishes with { Hits = hits }) : null;
    }

    private static Segment? ReadSegment(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Any(member => member.Name is not ("start" or "prompt" or "label"))) return null;
        if (!value.TryGetProperty("start", out var start) || Double(start) is not (>= 0 and <= ScoreOrder.LongestSeconds and var seconds)) return null;
        var (prompt, label) = (Optional(value, "prompt"), Optional(value, "label"));
        return prompt.IsGood && label.IsGood ? new Segment { Start = seconds, Prompt = prompt.Text ?? "", Label = label.Text } : null;
    }

    private static (string? Text, bool IsGood) Optional(JsonElement value, string name) =>
        !value.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null ? (null, true) : (Text(member), Text(member) is { Length: <= LongestText });

    private static JobDraft? Extras(JobDraft draft, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) return null;
        var extras = value.EnumerateArray().Select(item => Enum.GetValues<Extra>().Cast<Extra?>().FirstOrDefault(extra => NativeJson.Snake($"{extra}") == Text(item))).ToArray();
        return extras.All(extra => extra is not null) ? draft with { Work = draft.Work with { Extras = [.. extras.OfType<Extra>().Distinct()] } } : null;
    }

    private static JobField Texts(string name, string help, string each, Func<Changes, string, Changes?> add) => new(
        name, help, $"a list of 1 to {MostChanges}, each {each}", List(Type("string")), (draft, value) =>
        {
            if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is < 1 or > MostChanges) return null;
            Changes? changes = draft.Work.Wishes.Changes;
            foreach (var item in value.EnumerateArray()) changes = changes is not null && Text(item) is { } text ? add(changes, text) : null;
            return changes is null ? null : Wish(draft, wishes => wishes with { Changes = changes });
        });

    private static JobField Words(string name, string help, Func<Wishes, string, Wishes> set) => new(
        name, help, $"a text of at most {LongestText} letters", Lettered(),
        (draft, value) => Text(value) is { Length: <= LongestText } text ? Wish(draft, wishes => set(wishes, text)) : null);

    private static JobField Number(string name, string help, double least, double most, Func<JobDraft, double, JobDraft> set) => new(
        name, help, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"), Range("number", least, most),
        (draft, value) => Double(value) is { } number && number >= least && number <= most ? set(draft, number) : null);

    private static JobField Whole(string name, string help, long least, long most, Func<JobDraft, long, JobDraft> set) => new(
        name, help, $"a whole number from {least} to {most}", Range("integer", least, most),
        (draft, value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most ? set(draft, number) : null);

    private static JobDraft Effects(JobDraft draft, Func<FoleyWishes, FoleyWishes> set) => draft with { Effects = set(draft.Effects), SaysEffects = true };

    private static JsonObject Lettered() => new() { ["type"] = "string", ["maxLength"] = LongestText };

    private static JobDraft Wish(JobDraft draft, Func<Wishes, Wishes> set) => draft with { Work = draft.Work with { Wishes = set(draft.Work.Wishes) } };

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Double(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject OneOf(string[] names) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) };

    private static JsonObject Range(string type, double least, double most) => new() { ["type"] = type, ["minimum"] = least, ["maximum"] = most };

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Segment() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("start"),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject { ["start"] = Range("number", 0, ScoreOrder.LongestSeconds), ["prompt"] = Type("string"), ["label"] = Type("string") },
    };
}
