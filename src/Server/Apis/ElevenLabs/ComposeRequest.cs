using System.Text.Json;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Pipeline;
using Cuewright.Server.Apis.ElevenLabs.Plans;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>A request for music from words or from a plan.</summary>
internal sealed record ComposeRequest
{
    private const int LongestPrompt = 4100;
    private const int LongestName = 100;

    public required Wishes Wishes { get; init; }

    public required double Seconds { get; init; }

    public string? Model { get; init; }

    /// <summary>Plans are spoken in chunks.</summary>
    public bool InChunks { get; init; }

    public int? Seed { get; init; }

    public bool WithTimestamps { get; init; }

    public bool WithWaveform { get; init; }

    public bool IsToBeSigned { get; init; }

    /// <exception cref="FaultyRequestException">With every mistake that was found.</exception>
    /// <exception cref="BadPromptException">The words ask for something that is not music.</exception>
    public static ComposeRequest Read(JsonElement? body)
    {
        var faults = new List<ElevenFault>();
        if (body is not { ValueKind: JsonValueKind.Object } element) throw new FaultyRequestException(new ElevenFault(ElevenFault.Missing, ["body"], "A prompt or a composition_plan is required."));
        var members = new Members(element, ["body"], faults);
        var model = members.Text("model_id", LongestName);
        var prompt = members.Text("prompt", LongestPrompt)?.Trim() is { Length: > 0 } words ? words : null;
        var planMembers = members.Object("composition_plan") ?? members.Object("music_prompt");
        RefuseWhatIsNotBuilt(members);
        var length = members.Whole("music_length_ms", 3_000, 600_000);
        if (prompt is null && planMembers is null && faults.Count == 0) faults.Add(new ElevenFault(ElevenFault.Missing, ["body"], "A prompt or a composition_plan is required."));
        if (prompt is not null && planMembers is not null) members.Fault("composition_plan", "Either a prompt or a composition_plan is taken, not both.");
        if (length is not null && planMembers is not null) members.Fault("music_length_ms", "The length of a plan is that of its sections; leave 'music_length_ms' out.");
        var inChunks = planMembers is null ? ElevenLabs.Model.SpeaksChunks(model) : PlanReader.IsInChunks(planMembers);
        if (planMembers is not null && model is not null && inChunks != ElevenLabs.Model.SpeaksChunks(model)) members.Fault("composition_plan", $"Invalid type of composition_plan for the model {model}.");
        var plan = planMembers is null ? null : PlanReader.Read(planMembers);
        var read = new ComposeRequest
        {
            Wishes = plan?.ToWishes() ?? new Wishes { Prompt = prompt ?? "", PromptInfluence = 1 },
            Seconds = (plan?.DurationMs ?? length) / 1000.0 ?? Math.Clamp(Briefer.LengthAsked(prompt ?? "") ?? ScoreOrder.UsualSeconds, 3, ScoreOrder.LongestSeconds),
            Model = model,
            InChunks = inChunks,
            Seed = members.Whole("seed", 0, int.MaxValue),
            WithTimestamps = members.Flag("with_timestamps") ?? false,
            WithWaveform = members.Flag("with_waveform_visual") ?? false,
            IsToBeSigned = members.Flag("sign_with_c2pa") ?? false,
        };
        // Both may be said: all our music is instrumental, and sections keep their lengths whatever is allowed.
        _ = members.Flag("force_instrumental");
        _ = members.Flag("respect_sections_durations");
        if (faults.Count > 0) throw new FaultyRequestException([.. faults]);
        Prompts.Brief(read.Wishes, read.Seconds);
        return read;
    }

    private static void RefuseWhatIsNotBuilt(Members members)
    {
        if (members.Has("finetune_id")) members.Fault("finetune_id", "There are no finetunes here; leave 'finetune_id' out.");
        if (members.Flag("store_for_inpainting") == true) members.Fault("store_for_inpainting", "Parts of a song cannot be made anew here yet; leave 'store_for_inpainting' out.");
        if (members.Text("lyrics_text", 4_000)?.Trim().Length > 0) members.Fault("lyrics_text", "Nothing is sung here; leave 'lyrics_text' out.");
        if (members.Text("generation_mode", LongestName) is { } mode and not "track") members.Fault("generation_mode", $"Only 'track' is made here yet, not '{mode}'.");
        if (members.Text("model_style_prefix", LongestName) is { } prefix and not "music") members.Fault("model_style_prefix", $"Only 'music' is made here yet, not '{prefix}'.");
    }
}
