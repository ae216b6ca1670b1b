using System.Text.Json.Nodes;

namespace Cuewright.Server.Apis.ElevenLabs.Plans;

/// <summary>Writes plans in the shape that a model speaks: sections under words for the whole, or chunks that each say everything.</summary>
internal static class PlanWriter
{
    public static JsonObject Write(SongPlan plan, bool inChunks) => inChunks ? Chunks(plan) : Sections(plan);

    private static JsonObject Sections(SongPlan plan) => new()
    {
        ["positive_global_styles"] = List(plan.Positive),
        ["negative_global_styles"] = List(plan.Negative),
        ["sections"] = new JsonArray([.. plan.Sections.Select(section => new JsonObject
        {
            ["section_name"] = section.Name,
            ["positive_local_styles"] = List(section.Positive),
            ["negative_local_styles"] = List(section.Negative),
            ["duration_ms"] = section.DurationMs,
            ["lines"] = new JsonArray(),
        })]),
    };

    private static JsonObject Chunks(SongPlan plan) => new()
    {
        ["chunks"] = new JsonArray([.. plan.Sections.Select(section => new JsonObject
        {
            ["text"] = $"[{section.Name}]",
            ["duration_ms"] = section.DurationMs,
            ["positive_styles"] = List(plan.Positive.Concat(section.Positive)),
            ["negative_styles"] = List(plan.Negative.Concat(section.Negative)),
            ["context_adherence"] = "high",
        })]),
    };

    private static JsonArray List(IEnumerable<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);
}
