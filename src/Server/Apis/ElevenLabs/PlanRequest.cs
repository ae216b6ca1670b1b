using System.Text.Json;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Pipeline;
using Cuewright.Server.Apis.ElevenLabs.Plans;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>A request for a plan: words, and perhaps an earlier plan that they change.</summary>
internal sealed record PlanRequest(Wishes Wishes, int DurationMs, bool InChunks)
{
    private const int LongestPrompt = 4100;
    private const int LongestName = 100;

    /// <exception cref="FaultyRequestException">With every mistake that was found.</exception>
    public static PlanRequest Read(JsonElement? body)
    {
        var faults = new List<ElevenFault>();
        if (body is not { ValueKind: JsonValueKind.Object } element) throw new FaultyRequestException(new ElevenFault(ElevenFault.Missing, ["body", "prompt"], "Field required"));
        var members = new Members(element, ["body"], faults);
        var prompt = members.Text("prompt", LongestPrompt)?.Trim() ?? "";
        if (prompt.Length == 0 && faults.Count == 0) faults.Add(new ElevenFault(ElevenFault.Missing, ["body", "prompt"], "Field required"));
        var length = members.Whole("music_length_ms", 3_000, 600_000);
        var source = members.Object("source_composition_plan") is { } plan ? PlanReader.Read(plan) : null;
        var inChunks = Model.SpeaksChunks(members.Text("model_id", LongestName));
        if (faults.Count > 0) throw new FaultyRequestException([.. faults]);
        if (source is null) return new PlanRequest(new Wishes { Prompt = prompt, PromptInfluence = 1 }, length ?? UsualMs(prompt), inChunks);

        // The new words last, since the later ones count; the form is stretched to the new length.
        var changed = source with { Positive = source.Positive.Add(prompt) };
        var wishes = changed.ToWishes();
        var stretch = (length ?? source.DurationMs) / (double)source.DurationMs;
        return new PlanRequest(wishes with { Segments = [.. wishes.Segments.Select(segment => segment with { Start = segment.Start * stretch })] }, length ?? source.DurationMs, inChunks);
    }

    private static int UsualMs(string prompt) => (int)(1000 * Math.Clamp(Briefer.LengthAsked(prompt) ?? ScoreOrder.UsualSeconds, 3, ScoreOrder.LongestSeconds));
}
