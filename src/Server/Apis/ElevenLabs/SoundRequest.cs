using System.Text.Json;
using Cuewright.Engine.Foley;
using Cuewright.Engine.Foley.Planning;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>A request for a sound effect from words.</summary>
internal sealed record SoundRequest
{
    private const int LongestText = 2000;
    private const int LongestName = 100;
    private const double LongestSeconds = 30;
    private const double UsualInfluence = 0.3;

    public required FoleyWishes Wishes { get; init; }

    public required double Seconds { get; init; }

    public bool Loops { get; init; }

    /// <summary>Not a field of the hosted service: it lets a sound be made again.</summary>
    public int? Seed { get; init; }

    /// <exception cref="FaultyRequestException">With every mistake that was found.</exception>
    public static SoundRequest Read(JsonElement? body)
    {
        var faults = new List<ElevenFault>();
        if (body is not { ValueKind: JsonValueKind.Object } element) throw new FaultyRequestException(new ElevenFault(ElevenFault.Missing, ["body", "text"], "Field required"));
        var members = new Members(element, ["body"], faults);
        var text = members.Text("text", LongestText)?.Trim();
        if (text is null && faults.Count == 0) members.Fault("text", "Field required", ElevenFault.Missing);
        else if (text is "") members.Fault("text", "'text' is empty; say what is to be heard.");
        var asked = members.Number("duration_seconds", ScoreOrder.ShortestEffectsSeconds, LongestSeconds);
        var influence = members.Number("prompt_influence", 0, 1) ?? UsualInfluence;
        var loops = members.Flag("loop") ?? false;
        var seed = members.Whole("seed", 0, int.MaxValue);
        _ = members.Text("model_id", LongestName);
        if (faults.Count > 0) throw new FaultyRequestException([.. faults]);
        return new SoundRequest
        {
            // Without a picture the words are always followed; how closely, from as they are meant to all they say.
            Wishes = new FoleyWishes { Prompt = text!, Literalness = 0.5 + (influence / 2) }, // It is there, or there would be a fault.
            Seconds = asked ?? Math.Clamp(FoleyPlanner.LengthAsked(text!, ScoreOrder.UsualEffectsSeconds) ?? ScoreOrder.UsualEffectsSeconds, ScoreOrder.ShortestEffectsSeconds, LongestSeconds), // As before.
            Loops = loops,
            Seed = seed,
        };
    }
}
