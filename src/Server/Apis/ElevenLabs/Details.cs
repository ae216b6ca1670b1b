using System.Text.Json.Nodes;
using Cuewright.Engine.Cues;
using Cuewright.Media;
using Cuewright.Server.Apis.ElevenLabs.Plans;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>What is told of a piece besides its sound.</summary>
internal sealed class Details(FfmpegMedia media, bool inChunks, bool withTimestamps, bool withWaveform)
{
    public async Task<JsonObject> OfAsync(Piece piece, CancellationToken cancel) => new()
    {
        ["composition_plan"] = PlanOf(piece),
        ["song_metadata"] = MetadataOf(piece.Output.Music),
        ["words_timestamps"] = WordsOf(),
        ["waveform_visual"] = withWaveform ? new JsonArray([.. (await Waveform.ReadAsync(media, piece, cancel)).Select(peak => JsonValue.Create(peak))]) : null,
    };

    /// <summary>The form that was played, which may differ from the one asked for by what the bars needed.</summary>
    public JsonObject PlanOf(Piece piece) => PlanWriter.Write(SongPlan.Of(piece.Work.Wishes, piece.Output.Music), inChunks);

    public static JsonObject MetadataOf(CueSheet sheet) => new()
    {
        ["title"] = sheet.Title,
        ["description"] = sheet.Summary,
        ["genres"] = new JsonArray(sheet.Style),
        ["languages"] = new JsonArray(),
        ["is_explicit"] = false,
    };

    /// <summary>Nothing is sung, so no word has a time.</summary>
    public JsonArray? WordsOf() => withTimestamps ? [] : null;
}
