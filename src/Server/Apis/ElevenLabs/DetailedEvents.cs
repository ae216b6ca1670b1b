using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cuewright.Media.Encode;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>
/// Details and sound as events. The official clients cannot read the server-sent events that are documented, but take each
/// line for a JSON string; they get lines of such strings, everybody else gets events.
/// </summary>
internal sealed class DetailedEvents(Details details) : IPieceWording
{
    private static readonly byte[] Remark = Encoding.UTF8.GetBytes(":" + new string(' ', 4096) + "\n\n");

    public string ContentTypeOf(HttpContext context, string jobId, NamedFormat format) => ReadsLines(context) ? "application/x-ndjson" : "text/event-stream";

    public long? LengthOf(Piece piece) => null;

    /// <summary>Readers of events pass over a line that begins with a colon; those of lines of JSON over none.</summary>
    public ReadOnlyMemory<byte> AheadOf(HttpContext context, Work work, NamedFormat format) => ReadsLines(context) ? default : Remark;

    public async Task WriteAsync(HttpContext context, Piece piece, int sentAhead, CancellationToken cancel)
    {
        if (sentAhead > 0) await context.Response.Body.WriteAsync(Remark.AsMemory(sentAhead), cancel);
        await SendAsync("composition_plan", details.PlanOf(piece));
        await SendAsync("song_metadata", Details.MetadataOf(piece.Output.Music));
        await piece.CopySoundAsync(bytes => SendAsync("audio_chunk", Convert.ToBase64String(bytes.Span)), cancel);
        if (details.WordsOf() is { } words) await SendAsync("word_timestamps", words);
        await SendAsync("completion", new JsonObject { ["song_id"] = piece.Job.Id });

        async Task SendAsync(string name, JsonNode data)
        {
            var json = new JsonObject { ["event"] = name, ["data"] = data }.ToJsonString(ElevenJson.Options);
            var line = ReadsLines(context) ? JsonSerializer.Serialize(json, ElevenJson.Options) + "\n" : $"data: {json}\n\n";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(line), cancel);
            await context.Response.Body.FlushAsync(cancel);
        }
    }

    private static bool ReadsLines(HttpContext context) => context.Request.Headers.ContainsKey("X-Fern-SDK-Name");
}
