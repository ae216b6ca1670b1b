using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

/// <summary>How this API writes JSON: always typed as such, never empty, quotes and umlauts as they are.</summary>
internal static class FalJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Answer(JsonNode body, int status = StatusCodes.Status200OK) => Results.Text(Write(body), "application/json", statusCode: status);

    public static string Write(JsonNode body) => body.ToJsonString(Options);

    /// <summary>Clients of old runtimes read numeric offsets only.</summary>
    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'");
}
